"""A period is closed: what is kept of it, what keeps it from closing, and that nobody changes it afterwards."""

from datetime import date

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from planning.actions import close_period, reopen_period
from planning.closing.held import broken
from planning.closing.reading import closed, closed_rows, closed_value, closed_values
from planning.indicators import PARTY_MEMBERS
from planning.models import ClosedBalance, ClosedFigure, ClosedPart, PeriodClose
from tests import factories
from villages.models import Stay
from xiaoping.kit.indicators import Fold, indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import split_many

YEAR = Period.year(2018)


@pytest.fixture
def other(small_township):
    user = factories.UserFactory(role="administrator")
    factories.PostingFactory(user=user)
    return user


# What is kept


def test_a_close_keeps_every_figure_for_the_township_and_its_villages(town, close):
    then, now = closed_values(close), split_many(indicators, YEAR, None)
    villages = [None, *(village.pk for village in town.villages.values())]
    assert {key: [one.of(place) for place in villages] for key, one in then.items()} == {
        key: [one.of(place) for place in villages] for key, one in now.items()
    }


def test_a_close_keeps_the_rows_of_every_figure(town, close):
    kept = {one.key: set(closed_rows(one, None)) for one in ClosedFigure.objects.exclude(record="")}
    assert kept == {
        one.key: set(one.rows(YEAR, None).values_list("pk", flat=True)) for one in indicators if one.fold != Fold.RATIO
    }


def test_a_close_keeps_how_the_figure_was_defined_and_asked_for(close):
    figure = ClosedFigure.objects.get(close=close, key="planning.party_members")
    assert (figure.unit, figure.basis, figure.record) == ("person", "counted", "planning.partyreturn")
    with translation.override(settings.LANGUAGE_CODE):
        assert (figure.definition, figure.label) == (str(PARTY_MEMBERS.definition), str(PARTY_MEMBERS.label))
    assert figure.parameters == {
        "filterset": "planning.filters.PartyReturnFilter",
        "query": {"standing": "2018-12-31"},
        "fold": "sum",
        "measure": "members",
        "basis": "counted",
        "unit": "person",
    }


def test_a_closed_number_stays_when_the_records_move(town, close):
    factories.PartyActivityFactory(
        organisation__village=town.villages["甲村"], kind="lecture", held_on=date(2018, 5, 6)
    )
    key = "planning.party_study_sessions"
    assert (indicators[key].value(YEAR, None), closed_value(close, key)) == (7, 6)


def test_a_cadre_reads_the_rows_of_their_village_and_the_townships_own(town, close):
    figure = ClosedFigure.objects.get(close=close, key="planning.party_study_sessions")
    assert {row.village for row in closed_rows(figure, town.cadre).values()} == {town.villages["甲村"].pk, None}


def test_statements_of_a_close_do_not_grow_with_the_rows(town, leader, many_rows):
    close_period(period=Period.year(2017), by=leader, reason="结账")  # so that users and villages are known
    with CaptureQueriesContext(connection) as few:
        close_period(period=YEAR, by=leader, reason="结账")
    many_rows(30)
    with CaptureQueriesContext(connection) as many:
        close_period(period=Period.year(2016), by=leader, reason="结账")
    assert (len(many), len(few) <= len(indicators.keys()) + 40) == (len(few), True)


# What keeps a period from closing


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2018-Q3", "A year or a month is closed"),
        ("2018-03-01..2018-04-15", "A year or a month is closed"),
        ("2015", "do not reach back that far"),
        ("2999", "not over"),
    ],
)
def test_not_every_period_can_be_closed(town, leader, period, words):
    with pytest.raises(ValidationError, match=words):
        close_period(period=Period.parse(period), by=leader, reason="结账")


def test_nobody_closes_from_a_village(town):
    with pytest.raises(ValidationError, match="from the township"):
        close_period(period=YEAR, by=town.cadre, reason="结账")


@pytest.fixture
def unbalanced(town) -> Stay:
    """Somebody joined H1 by a change of relation who was in no household before: people come from nowhere."""
    return factories.StayFactory(
        household=town.households["H1"], relation="21", since=date(2018, 5, 1), since_reason="changed"
    )


def test_a_period_whose_balance_does_not_hold_is_not_closed(town, leader, unbalanced):
    with pytest.raises(ValidationError, match="These balances do not hold: People"):
        close_period(period=YEAR, by=leader, reason="结账")
    assert not PeriodClose.objects.exists()


def test_what_does_not_hold_is_listed_with_its_rows(town, unbalanced):
    [one] = broken(YEAR)
    assert (one.balance.key, one.village, one.difference) == ("villages.people", town.villages["甲村"].pk, 1)
    assert (one.rows, one.count) == ([unbalanced], 1)


def test_where_everything_holds_nothing_is_listed(town):
    assert broken(YEAR) == []


def test_a_month_is_closed_beside_its_year(town, leader, close):
    month = close_period(period=Period.month(2018, 7), by=leader, reason="月结")
    assert closed_value(month, "planning.party_study_sessions") == 1


# It stands


def test_a_period_is_closed_once(town, other, close):
    with pytest.raises(ValidationError, match="closed already"):
        close_period(period=YEAR, by=other, reason="结账")


def test_who_closed_it_does_not_reopen_it(leader, close):
    with pytest.raises(ValidationError, match="somebody else must"):
        reopen_period(close=close, by=leader, reason="漏报")


def test_the_database_refuses_that_one_person_closes_and_reopens(leader, close):
    close.reopened_at, close.reopened_by, close.reopening_reason = close.closed_at, leader, "漏报"
    with pytest.raises(ValidationError, match="Somebody else"):
        close.full_clean()


def test_a_reopened_close_stays_and_the_next_is_another_version(town, leader, other, close):
    reopen_period(close=close, by=other, reason="漏报一户")
    assert closed(YEAR) is None
    factories.PartyActivityFactory(
        organisation__village=town.villages["甲村"], kind="lecture", held_on=date(2018, 5, 6)
    )
    again = close_period(period=YEAR, by=leader, reason="重新结账")
    first = PeriodClose.objects.get(pk=close.pk)
    assert (first.version, again.version, first.reopened_by, closed(YEAR)) == (1, 2, other, again)
    key = "planning.party_study_sessions"
    assert (closed_value(first, key), closed_value(again, key)) == (6, 7)


def test_a_reopening_needs_a_reason(other, close):
    with pytest.raises(ValidationError, match="without a reason"):
        reopen_period(close=close, by=other, reason=" ")


def test_a_close_is_reopened_once(leader, other, close):
    reopen_period(close=close, by=other, reason="漏报一户")
    with pytest.raises(ValidationError, match="reopened already"):
        reopen_period(close=close, by=other, reason="又漏报")


@pytest.mark.parametrize("model", [PeriodClose, ClosedFigure, ClosedPart, ClosedBalance])
@pytest.mark.parametrize(
    "change",
    [
        lambda model: model.objects.first().delete(),
        lambda model: model.objects.all().delete(),
        lambda model: model.objects.update(pk=0),
    ],
    ids=["delete", "delete_all", "update"],
)
def test_the_models_refuse_every_change_and_removal(close, model, change):
    with pytest.raises(ValidationError, match="never"):
        change(model)


@pytest.mark.parametrize("model", [ClosedFigure, ClosedPart, ClosedBalance])
def test_the_models_refuse_to_be_saved_again(close, model):
    with pytest.raises(ValidationError, match="never changed"):
        model.objects.latest("pk").save()


def test_a_close_refuses_another_reason(close):
    close.reason = "改"
    with pytest.raises(ValidationError, match="never changed"):
        close.save()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE planning_closedfigure SET value = 0",
        "UPDATE planning_closedpart SET value = 0",
        "UPDATE planning_closedbalance SET closing = 0",
        "UPDATE planning_periodclose SET reason = 'x'",
    ],
)
def test_the_database_refuses_every_change(close, statement):
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
