"""From then to now: each edit is named with who, when and why, and the lines make up the whole difference."""

import dataclasses
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, models, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planning.actions import close_period
from planning.closing.bridge import Bridge, Kind, bridge
from planning.closing.reading import closed, figure_of
from planning.closing.telling import told
from planning.models import ClosedFigure, PartyActivity, PartyBanner
from poverty.models import Registration
from tests import factories
from villages.models import CollectiveIncome, StatedFigure
from xiaoping.kit import indicators as kit_indicators
from xiaoping.kit.actions import acting, correct
from xiaoping.kit.bulk import keeps_history
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period

YEAR = Period.year(2018)
SESSIONS, BANNERS = "planning.party_study_sessions", "planning.party_congress_banners"


@pytest.fixture
def leader(small_township):
    user = factories.UserFactory(role="leader")
    factories.PostingFactory(user=user)
    return user


@pytest.fixture
def close(leader):
    return close_period(period=YEAR, by=leader, reason="年终结账")


def of(key: str, user=None, village=None) -> Bridge:
    return bridge(figure_of(closed(YEAR), indicators[key]), user, village)


def kinds(made: Bridge) -> list[tuple[str, Decimal]]:
    return [(line.kind.value, line.effect) for line in made.lines]


def new_lecture(town, day=date(2018, 5, 6), village="甲村", by=None) -> PartyActivity:
    with acting("enter", by=by or town.cadre, reason="补录五月党课"):
        return factories.PartyActivityFactory(organisation__village=town.villages[village], kind="lecture", held_on=day)


def take_out(record, by) -> None:
    with acting("take_back", by=by, reason="重复录入"):
        record.delete()


def redefine(monkeypatch, key: str, **changes) -> None:
    monkeypatch.setitem(kit_indicators.indicators._items, key, dataclasses.replace(indicators[key], **changes))


# Each edit is named


def test_nothing_has_moved(town, close):
    assert (of(SESSIONS).then, of(SESSIONS).now, of(SESSIONS).lines) == (6, 6, [])


def test_separate_edits_of_different_people_are_each_named(town, leader, close):
    new_lecture(town)
    first, second = PartyActivity.objects.studied_in(YEAR).filter(village=town.villages["甲村"]).order_by("pk")[:2]
    correct(first, by=town.clerk, reason="登记错日期", held_on=date(2019, 1, 3))
    take_out(second, by=leader)
    made = of(SESSIONS, town.clerk)
    assert (made.then, made.now, made.total) == (6, 5, -1)
    lines = {kind["kind"]: kind["lines"] for kind in told(made, close, town.clerk)}
    said = {
        kind: [(line["effect"], change.by, change.reason) for line in found for change in line["changes"]]
        for kind, found in lines.items()
    }
    assert said == {
        Kind.LATE: [("+1", named(town.cadre), "补录五月党课")],
        Kind.CORRECTED: [("−1", named(town.clerk), "登记错日期")],
        Kind.REMOVED: [("−1", named(leader), "重复录入")],
    }


def named(user) -> str:
    return user.get_full_name() or user.get_username()


def test_a_corrected_amount_moves_a_sum_by_its_difference(town, close):
    banner = PartyBanner.objects.get(village=town.villages["乙村"])
    correct(banner, by=town.clerk, reason="数错", number=5)
    assert (of(BANNERS).then, of(BANNERS).now, kinds(of(BANNERS))) == (9, 12, [("corrected", 3)])


def test_a_stated_figure_names_who_stated_otherwise(town, close):
    stated = StatedFigure.objects.filter(first__gte=YEAR.first, last__lte=YEAR.last).order_by("pk").first()
    correct(stated, by=town.clerk, reason="统计局核定", value=stated.value + 7)
    made = of(stated.key, town.clerk)
    [kind] = told(made, close, town.clerk)
    assert (kinds(made), kind["lines"][0]["changes"][0].reason) == ([("corrected", 7)], "统计局核定")


def test_a_thing_counted_once_moves_the_figure_once(town, close):
    key = "planning.village_centres_rebuilt"
    upper = town.villages["甲村"]
    factories.FacilityWorkFactory(
        facility=factories.FacilityFactory(village=upper, kind="centre"), kind="rebuilt", finished_on=date(2018, 8, 8)
    )
    assert kinds(of(key)) == []  # one village, whether one or two of its centres were rebuilt
    factories.FacilityWorkFactory(
        facility=factories.FacilityFactory(village=town.villages["乙村"], kind="centre"),
        kind="rebuilt",
        finished_on=date(2018, 9, 9),
    )
    assert kinds(of(key)) == [("late", 1)]


def test_a_ratio_moves_by_its_upper_and_then_its_lower_figure(town, close):
    """Receipts from photovoltaics per village with a station; receipts grow by 100, and a village gets a station."""
    key = "villages.collective_income_increase_per_village"
    receipt = CollectiveIncome.objects.filter(source="photovoltaics", received_on__year=2018).order_by("pk").first()
    correct(receipt, by=town.clerk, reason="到账更正", amount=receipt.amount + 100)
    before = of(key)
    [line] = before.lines
    villages = indicators[key].parts[1].value(YEAR, None)
    assert (line.part.key, line.moves, line.effect) == ("villages.pv_income", 100, Decimal(100) / villages)
    factories.PowerStationFactory(village=town.villages["甲村"], since=date(2018, 5, 1))
    factories.PowerStationFactory(village=town.villages["乙村"], since=date(2018, 5, 1))
    after = of(key)
    assert after.now == indicators[key].value(YEAR, None)
    assert (after.total, after.lines[0]) == (after.difference, line)


def test_people_who_left_with_their_household_lead_to_its_registration(town, close):
    """H4, one old man still poor at the end of 2018, was struck off afterwards, as from December."""
    registration = Registration.objects.get(household=town.households["H4"])
    with acting("strike_off", by=town.clerk, reason="识别有误"):
        registration.until, registration.until_reason = date(2018, 12, 1), "mistake"
        registration.save()
    made = of("poverty.registered_poor_persons", town.clerk)
    assert (kinds(made), made.lines[0].source) == ([("elsewhere", -1)], (Registration, registration.pk))


def test_a_row_that_vanished_unsigned_is_removed_all_the_same(town, close):
    gone = PartyBanner.objects.get(village=town.villages["乙村"])
    PartyBanner.objects.filter(pk=gone.pk)._raw_delete("default")
    [kind] = told(of(BANNERS), close, town.clerk)
    assert (kind["kind"], kind["effect"], kind["lines"][0]["changes"]) == (Kind.REMOVED, "−2", [])


def test_what_no_history_tells_of_is_said_to_be_untold(town, close):
    PartyBanner.objects.filter(village=town.villages["乙村"]).update(number=7)
    assert kinds(of(BANNERS)) == [("unexplained", 5)]


# The definition


def test_a_changed_parameter_is_held_apart_from_the_rows(town, close, monkeypatch):
    new_lecture(town)
    redefine(monkeypatch, SESSIONS, period="held_in", params={"kind": "lecture"})
    made = of(SESSIONS)
    assert (made.then, made.now, kinds(made)) == (6, 2, [("late", 1), ("definition", -5)])
    assert (made.lines[-1].came, made.lines[-1].went) == (0, 5)


def test_a_definition_that_can_no_longer_be_asked_takes_the_whole_difference(town, close, monkeypatch):
    new_lecture(town)
    redefine(monkeypatch, SESSIONS, period="held_in", params={"kind": "lecture"})
    monkeypatch.delitem(indicators[SESSIONS].filterset.base_filters, "studied_in")
    made = of(SESSIONS)
    assert (kinds(made), made.lines[0].came) == ([("definition", -4)], None)


def test_other_words_for_the_same_definition_move_nothing(town, close, monkeypatch):
    redefine(monkeypatch, SESSIONS, definition="别的说法")
    assert (of(SESSIONS).is_reworded, kinds(of(SESSIONS))) == (True, [])


# Who sees what


def test_a_village_sees_its_own_lines(town, close):
    new_lecture(town)
    new_lecture(town, village="乙村", by=town.clerk)
    upper = town.villages["甲村"]
    assert (of(SESSIONS).total, of(SESSIONS, town.clerk, upper.pk).total) == (2, 1)
    mine = of(SESSIONS, town.cadre)
    assert (mine.then, mine.now, kinds(mine)) == (5, 6, [("late", 1)])


def test_the_page_of_a_closed_figure_tells_it(town, client, close):
    new_lecture(town, village="乙村", by=town.clerk)
    client.force_login(town.cadre)
    mine = client.get(indicators[SESSIONS].url(YEAR)).content.decode()
    client.force_login(town.clerk)
    whole = client.get(indicators[SESSIONS].url(YEAR)).content.decode()
    assert ["补录五月党课" in page for page in (mine, whole)] == [False, True]
    assert ["then-and-now" in page for page in (mine, whole)] == [True, True]


def test_an_open_period_has_no_then(town, client):
    client.force_login(town.clerk)
    assert "then-and-now" not in client.get(indicators[SESSIONS].url(YEAR)).content.decode()


def test_statements_do_not_grow_with_the_lines(town, close):
    new_lecture(town)
    statements(town, close)  # so that users and villages are known
    few = statements(town, close)
    made = [new_lecture(town, date(2018, 6, 1) + timedelta(days=day)) for day in range(15)]
    assert (statements(town, close), len(made)) == (few, 15)


def statements(town, close) -> int:
    with CaptureQueriesContext(connection) as queries:
        told(of(SESSIONS, town.clerk), close, town.clerk)
    return len(queries)


# Whatever happens, the bridge explains all of it

EDITED = [
    model
    for label in ("villages", "poverty", "welfare", "safety", "planning")
    for model in apps.get_app_config(label).get_models()
    if keeps_history(model) and model.__name__ not in ("PeriodClose", "Township", "Village")
]
MEASURED = (models.IntegerField, models.DecimalField, models.DateField)


def edit(place: int, row: int, how: str, by: int) -> None:
    """One edit of one row, as far as the database lets it be."""
    model = EDITED[place % len(EDITED)]
    records = list(model.objects.order_by("pk"))
    if not records:
        return
    record = records[row % len(records)]
    fields = [field for field in model._meta.concrete_fields if isinstance(field, MEASURED) and not field.primary_key]
    try:
        with transaction.atomic():
            if how == "remove":
                record.delete()
                return
            if how == "add":
                record.pk, record._state.adding = None, True
            if fields and how != "add":
                name = fields[row % len(fields)].attname
                value = getattr(record, name)
                if value is not None:
                    setattr(record, name, value + (timedelta(days=by) if isinstance(value, date) else by))
            record.save()
    except (DatabaseError, models.ProtectedError, models.RestrictedError):
        return


EDITS = st.lists(
    st.tuples(
        st.integers(0, len(EDITED) - 1),
        st.integers(0, 40),
        st.sampled_from(["add", "remove", "change", "change"]),
        st.integers(-200, 200),
    ),
    min_size=5,
    max_size=25,
)


@settings(
    max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)  # the township is put back after each
@given(edits=EDITS)
def test_after_random_edits_the_lines_are_the_whole_difference(town, close, edits):
    savepoint = transaction.savepoint()
    for one in edits:
        edit(*one)
    bridges = {figure.key: bridge(figure, None) for figure in ClosedFigure.objects.select_related("close")}
    now = {one.key: one.value(YEAR, None) for one in indicators}
    transaction.savepoint_rollback(savepoint)
    assert {key: made.now for key, made in bridges.items()} == now
    assert {key: made.total for key, made in bridges.items()} == {key: made.difference for key, made in bridges.items()}
