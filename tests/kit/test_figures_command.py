import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command


def printed(*arguments: str) -> str:
    out = io.StringIO()
    call_command("figures", *arguments, stdout=out)
    return out.getvalue()


def test_prints_every_figure_as_csv(small_township):
    rows = {row["key"]: row for row in csv.DictReader(io.StringIO(printed("--period", "2018", "--format", "csv")))}
    row = rows["poverty.poverty_incidence_rate"]
    assert (row["value"], row["unit"], row["basis"], row["period"]) == ("18.75", "percent", "counted", "2018")


def test_prints_one_village_as_json(small_township):
    out = printed("--period", "2018", "--village", "乙村", "--key", "villages.total_population", "--format", "json")
    assert [row["value"] for row in json.loads(out)] == [8]


def test_prints_a_table_with_the_address_of_the_rows(small_township):
    assert "/villages/people/?in_force=2018-12-31" in printed("--period", "2018", "--key", "villages.total_population")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--key", "villages.total_populaton"], "villages.total_population"),
        (["--village", "甲"], "甲村"),
        (["--period", "18"], "2018-Q2"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(small_township, arguments, words):
    with pytest.raises(CommandError, match=words) as refused:
        printed(*arguments)
    assert refused.value.returncode == 2
