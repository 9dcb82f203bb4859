"""Every figure: right by hand, equal to the page it opens, equal to its export, and its villages add up."""

import csv
import io
from decimal import Decimal

import pytest

from tests.sweeps.answers import ANSWERS, CASES
from tests.sweeps.lists import LISTS
from xiaoping.kit import formats
from xiaoping.kit.indicators import Basis, Fold, indicators
from xiaoping.kit.periods import Period

IDS = [f"{key}-{year}" for key, year, *_values in CASES]
ROW_CASES = [case for case in CASES if indicators[case[0]].fold != Fold.RATIO]
ROW_IDS = [f"{key}-{year}" for key, year, *_values in ROW_CASES]

every_case = pytest.mark.parametrize(("key", "year", "whole", "upper", "lower", "cadres"), CASES, ids=IDS)
every_additive = pytest.mark.parametrize(
    ("key", "year", "whole", "upper", "lower", "cadres"),
    [case for case in CASES if indicators[case[0]].is_additive],
    ids=lambda value: str(value) if isinstance(value, str | int) else "",
)
every_list = pytest.mark.parametrize(("key", "year", "whole", "upper", "lower", "cadres"), ROW_CASES, ids=ROW_IDS)


def rows_of_export(client, address: str) -> list[list[str]]:
    """The rows of a list's csv, without its head."""
    content = b"".join(client.get(f"{address}&export=csv").streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))[1:]


def folded(indicator, rows: list[list[str]]):
    """The figure worked out from the cells of its export: rows counted, or one column added up or told apart."""
    if indicator.fold == Fold.COUNT:
        return len(rows)
    columns = LISTS[indicator.list_url].table_class.declared().values()
    place = next(n for n, column in enumerate(columns) if indicator.measure in (column.path, column.key))
    cells = [row[place] for row in rows]
    if indicator.fold == Fold.DISTINCT:
        return len(set(cells))
    return sum(map(Decimal, cells)) if cells or indicator.basis == Basis.COUNTED else None


def shown_as(whole) -> str:
    """A number as the banner shows it."""
    return formats.number(whole)


def test_every_figure_has_a_hand_worked_answer():
    assert set(ANSWERS) == set(indicators.keys())


@every_case
def test_the_clerk_reads_the_whole_township(small_township, key, year, whole, upper, lower, cadres):
    assert indicators[key].value(Period.year(year), small_township.clerk) == whole


@every_case
def test_the_clerk_reads_each_village(small_township, key, year, whole, upper, lower, cadres):
    places = [small_township.villages[name].pk for name in ("甲村", "乙村")]
    values = [indicators[key].value(Period.year(year), small_township.clerk, place) for place in places]
    assert values == [upper, lower]


@every_case
def test_the_cadre_reads_only_their_village(small_township, key, year, whole, upper, lower, cadres):
    assert indicators[key].value(Period.year(year), small_township.cadre) == cadres


@every_case
def test_the_cadre_reads_nothing_of_another_village(small_township, key, year, whole, upper, lower, cadres):
    other = small_township.villages["乙村"].pk
    assert not indicators[key].value(Period.year(year), small_township.cadre, other)


@every_case
def test_the_split_is_each_village_by_itself(small_township, key, year, whole, upper, lower, cadres):
    split = indicators[key].split(Period.year(year), small_township.clerk)
    places = [small_township.villages[name].pk for name in ("甲村", "乙村")]
    nothing = None if indicators[key].basis == Basis.STATED or indicators[key].fold == Fold.RATIO else 0
    assert [split.get(place, nothing) for place in places] == [upper, lower]


@every_additive
def test_the_villages_add_up(small_township, key, year, whole, upper, lower, cadres):
    parts = [value for value in indicators[key].split(Period.year(year), small_township.clerk).values() if value]
    assert sum(parts) == (whole or 0)


@every_list
def test_the_page_it_opens_shows_the_same_number(small_township, client, key, year, whole, upper, lower, cadres):
    client.force_login(small_township.clerk)
    page = client.get(indicators[key].rows_url(Period.year(year)))
    assert page.context["banner"]["value"] == shown_as(whole)


@every_list
def test_the_export_folds_to_the_same_number(small_township, client, key, year, whole, upper, lower, cadres):
    client.force_login(small_township.clerk)
    rows = rows_of_export(client, indicators[key].rows_url(Period.year(year)))
    assert folded(indicators[key], rows) == whole


@every_list
def test_the_cadre_opens_their_villages_rows(small_township, client, key, year, whole, upper, lower, cadres):
    client.force_login(small_township.cadre)
    page = client.get(indicators[key].rows_url(Period.year(year)))
    assert page.context["banner"]["value"] == shown_as(cadres)


@every_list
def test_the_cadres_export_folds_to_their_number(small_township, client, key, year, whole, upper, lower, cadres):
    client.force_login(small_township.cadre)
    rows = rows_of_export(client, indicators[key].rows_url(Period.year(year)))
    assert folded(indicators[key], rows) == cadres


@every_case
def test_the_figures_page_shows_the_value(small_township, client, key, year, whole, upper, lower, cadres):
    client.force_login(small_township.clerk)
    page = client.get(indicators[key].url(Period.year(year)))
    assert (page.context["reading"].value, page.context["split_agrees"]) == (whole, True)


@every_case
def test_the_cadre_gets_404_for_a_figure_elsewhere(small_township, client, key, year, whole, upper, lower, cadres):
    client.force_login(small_township.cadre)
    other = small_township.villages["乙村"].pk
    assert client.get(indicators[key].url(Period.year(year), other)).status_code == 404


@every_list
def test_the_cadre_gets_404_for_the_rows_elsewhere(small_township, client, key, year, whole, upper, lower, cadres):
    client.force_login(small_township.cadre)
    other = small_township.villages["乙村"].pk
    assert client.get(indicators[key].rows_url(Period.year(year), other)).status_code == 404


def turned_around(indicator, year: int, user) -> int:
    """The figure as it would be with its filter the wrong way round."""
    everything = indicator.filterset._meta.model._default_manager.visible_to(user)
    rows = indicator.rows(Period.year(year), user)
    return indicator.of(everything.exclude(pk__in=rows.values("pk")))


@pytest.mark.parametrize("key", [key for key in ANSWERS if indicators[key].fold != Fold.RATIO])
def test_a_filter_turned_around_would_be_noticed(small_township, key):
    answers = {year: values[0] for year, values in ANSWERS[key].items()}
    assert {year: turned_around(indicators[key], year, small_township.clerk) for year in answers} != answers
