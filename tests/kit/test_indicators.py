from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured

from poverty.filters import PovertySpellFilter
from xiaoping.kit.filters import BadFilter
from xiaoping.kit.indicators import Fold, Indicator, Time, Unit, indicators, percent
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import UnknownKey

GOOD = {
    "key": "x.y",
    "label": "x",
    "unit": Unit.HOUSEHOLD,
    "definition": "x",
    "source": "x",
    "filterset": PovertySpellFilter,
    "list_url": "poverty:spell_list",
    "period": "not_exited",
}


@pytest.mark.parametrize(
    "wrong",
    [
        {"period": "not_exitted"},
        {"params": {"couse": "illness"}},
        {"period": ""},
        {"fold": Fold.SUM},
        {"measure": "pk"},
        {"time": Time.CUMULATIVE},
        {"fold": Fold.RATIO},
        {"start": date(2014, 1, 1)},
    ],
    ids=str,
)
def test_a_wrong_declaration_stops_the_start_up(wrong):
    with pytest.raises(ImproperlyConfigured):
        Indicator(**{**GOOD, **wrong})


def test_a_bad_value_never_means_everything(small_township):
    indicator = Indicator(**GOOD, params={"cause": "nonsense"})
    with pytest.raises(BadFilter):
        indicator.value(Period.year(2018), small_township.clerk)


def test_a_narrower_figure(small_township):
    assert Indicator(**GOOD, params={"cause": "labour"}).value(Period.year(2018), small_township.clerk) == 1


def test_a_distinct_count(small_township):
    """H7 left poverty twice since 2016: three households in four exits."""
    begun = {"period": "exited_in", "time": Time.CUMULATIVE, "start": date(2016, 1, 1)}
    indicator = Indicator(**{**GOOD, **begun, "fold": Fold.DISTINCT, "measure": "registration"})
    rows = indicator.rows(Period.year(2018), small_township.clerk)
    assert (rows.count(), indicator.of(rows)) == (4, 3)


def test_an_unknown_key_names_the_nearest():
    with pytest.raises(UnknownKey, match="villages.villager_groups"):
        indicators["villages.vilager_groups"]


@pytest.mark.parametrize(
    ("top", "bottom", "text"), [(91, 11440, "0.80"), (1, 8, "12.50"), (1, 800, "0.13"), (0, 5, "0.00")]
)
def test_percent_rounds_half_up(top, bottom, text):
    assert str(percent(top, bottom)) == text


def test_percent_of_nothing_is_nothing():
    assert percent(3, 0) is None
