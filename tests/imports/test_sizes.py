"""How many statements an import takes: they grow by thousands of rows, not by rows."""

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import id_number
from tests.imports.sheets import H1, PAIR, as_csv
from xiaoping.kit.imports import batches


def people(number: int, letter: str):
    """As many households of one man each."""
    born = {"A": date(1950, 1, 1), "B": date(1960, 1, 1)}[letter]
    return [
        {**PAIR[0], "户编号": f"{letter}{n}", "证件号码": id_number(born + timedelta(days=n), order=8), "人数": "1"}
        for n in range(number)
    ]


def test_statements_do_not_grow_with_the_rows(bring, town):
    def statements(number: int, letter: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            batch = bring(as_csv(H1, people(number, letter)))
            batches.apply(batch=batch, by=town.cadre, reason="导入")
        assert batch.new == number
        return len(queries)

    few = statements(3, "A")
    assert statements(30, "B") <= few
