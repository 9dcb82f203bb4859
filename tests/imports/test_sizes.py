"""What an import takes: statements grow by parts of a file and memory not at all, whatever its rows."""

import tracemalloc
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import id_number
from tests.imports.sheets import H1, PAIR, as_csv
from xiaoping.kit.imports import batches, parts

PART = 50


def people(number: int, letter: str):
    """As many households of one man each."""
    born = date(1950 + 3 * (ord(letter) - ord("A")), 1, 1)
    return [
        {**PAIR[0], "户编号": f"{letter}{n}", "证件号码": id_number(born + timedelta(days=n), order=8), "人数": "1"}
        for n in range(number)
    ]


@pytest.fixture
def statements(bring, town):
    """Check and apply a file of so many people; returns the statements of either."""

    def run(number: int, letter: str) -> tuple[int, int]:
        content = as_csv(H1, people(number, letter))
        with CaptureQueriesContext(connection) as checking:
            batch = bring(content)
        with CaptureQueriesContext(connection) as applying:
            batches.apply(batch=batch, by=town.cadre, reason="导入")
        assert batch.new == number
        return len(checking), len(applying)

    return run


@pytest.fixture
def small_parts(monkeypatch):
    """Fifty rows a part, so that a small file has several."""
    monkeypatch.setattr(parts, "BATCH", PART)


def test_statements_do_not_grow_with_the_rows(statements):
    few = statements(3, "A")
    assert statements(30, "B") <= few


def test_each_part_of_a_file_takes_the_same_statements(statements, small_parts):
    statements(1, "D")  # what is looked up once and kept
    one, two, four = (statements(number, letter) for number, letter in ((PART, "A"), (2 * PART, "B"), (4 * PART, "C")))
    assert four[0] - two[0] <= 2 * (two[0] - one[0])
    assert four[1] - two[1] <= 2 * (two[1] - one[1])
    assert two[0] - one[0] <= 20
    assert two[1] - one[1] <= 70


def test_memory_does_not_grow_with_the_rows(bring, town, small_parts):
    def peak(number: int, letter: str) -> int:
        content = as_csv(H1, people(number, letter))
        tracemalloc.start()
        batch = bring(content)
        batches.apply(batch=batch, by=town.cadre, reason="导入")
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(PART, "A")  # what is made once and kept
    few = peak(4 * PART, "B")
    assert peak(16 * PART, "C") < 1.5 * few


def test_rows_of_a_household_are_one_part_wherever_they_stand(bring, town, small_parts):
    """The wife stands behind three parts of other people, and joins her husband all the same."""
    wife = {**PAIR[1], "户编号": "N1", "人数": "2"}
    batch = bring(as_csv(H1, [PAIR[0], *people(3 * PART, "A"), wife]))
    batches.apply(batch=batch, by=town.cadre, reason="导入")
    assert (batch.new, batch.refused) == (3 * PART + 2, 0)
    last = batch.rows.last()
    assert (last.line, last.part) == (3 * PART + 3, 1)


def test_a_person_given_twice_is_refused_across_parts(bring, small_parts):
    """Check and apply agree: what an earlier part has written is not taken for found."""
    twice = {**PAIR[0], "户编号": "Z1", "人数": "1"}
    batch = bring(as_csv(H1, [{**PAIR[0], "人数": "1"}, *people(2 * PART, "A"), twice]))
    assert (batch.new, batch.refused) == (2 * PART + 1, 1)
    assert batches.apply(batch=batch, by=batch.user, reason="导入").state == "applied"
