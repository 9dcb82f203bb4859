"""Party work: what may be entered, what an organisation shows of itself, and what a village's sheet says of it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from planning.models import LeadershipSeat, PartyOrganisation, PartyReturn
from tests import factories

DAY = date(2018, 12, 31)


@pytest.fixture
def organisation(db):
    """Set up on 1 March 2016, dissolved on 30 June 2018."""
    return factories.PartyOrganisationFactory(since=date(2016, 3, 1), until=date(2018, 6, 30))


@pytest.mark.parametrize("day", [date(2016, 2, 29), date(2018, 7, 1)])
def test_a_return_for_a_day_without_the_organisation_is_refused(organisation, day):
    record = factories.PartyReturnFactory.build(organisation=organisation, village=organisation.village, as_of=day)
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    assert set(refused.value.message_dict) == {"as_of"}


@pytest.mark.parametrize("day", [date(2016, 3, 1), date(2018, 6, 30)])
def test_a_meeting_on_its_first_and_last_day_is_accepted(organisation, day):
    record = factories.PartyActivityFactory.build(organisation=organisation, village=organisation.village, held_on=day)
    assert record.full_clean() is None


def test_more_young_than_recruited_is_refused(organisation):
    record = factories.PartyReturnFactory.build(
        organisation=organisation, village=organisation.village, recruited=1, recruited_young=2
    )
    with pytest.raises(ValidationError, match="cannot be more than the recruited"):
        record.full_clean()


def test_an_organisation_returns_once_for_a_day(organisation):
    factories.PartyReturnFactory(organisation=organisation)
    again = factories.PartyReturnFactory.build(organisation=organisation, village=organisation.village)
    with pytest.raises(ValidationError, match="already. Correct it"):
        again.full_clean()


def test_a_record_stands_in_its_organisations_village(organisation):
    record = factories.PartyReturnFactory.build(organisation=organisation, village=factories.VillageFactory())
    with pytest.raises(ValidationError, match="another village"):
        record.full_clean()


def test_an_officer_has_one_seat_at_a_time(db):
    seat = factories.LeadershipSeatFactory()
    with pytest.raises(ValidationError, match="on the team already"):
        LeadershipSeat(officer=seat.officer, since=DAY).full_clean()


def test_nobody_leads_before_taking_up_the_post(db):
    officer = factories.OfficerFactory(since=date(2018, 1, 1))
    with pytest.raises(ValidationError) as refused:
        LeadershipSeat(officer=officer, since=date(2017, 12, 31)).full_clean()
    assert set(refused.value.message_dict) == {"since"}


def test_an_organisation_shows_its_last_return_and_this_years_work(small_township):
    shown = PartyOrganisation.objects.with_work(date(2018, 6, 30)).values_list(
        "name", "members", "studied", "life_meetings"
    )
    assert {name: work for name, *work in shown} == {
        "甲支部": [22, 2, 1],
        "乙支部": [10, 1, 0],
        "丙支部": [5, 0, 0],
        "机关支部": [None, 1, 0],
    }


def test_the_last_return_takes_the_place_of_those_before(small_township):
    standing = PartyReturn.objects.standing(date(2019, 1, 31))
    assert set(standing.values_list("organisation__name", "members")) == {
        ("甲支部", 21),
        ("乙支部", 12),
        ("机关支部", 9),
    }


def test_the_villages_sheet_shows_its_organisations(small_township, client):
    client.force_login(small_township.cadre)
    page = client.get(reverse("villages:village_detail", args=[small_township.villages["甲村"].pk]), {"period": "2018"})
    assert ("甲支部" in page.content.decode(), "乙支部" in page.content.decode()) == (True, False)


def new_return(organisation) -> dict:
    return {
        "organisation": organisation.pk,
        "as_of": "2019-03-31",
        "members": "23",
        "recruited": "0",
        "recruited_young": "0",
        "change_reason": "季报",
    }


@pytest.mark.parametrize(("name", "entered"), [("甲支部", 1), ("乙支部", 0), ("机关支部", 0)])
def test_a_cadre_enters_returns_of_their_village_alone(small_township, client, name, entered):
    client.force_login(small_township.cadre)
    organisation = PartyOrganisation.objects.get(name=name)
    client.post(reverse("admin:planning_partyreturn_add"), new_return(organisation))
    assert PartyReturn.objects.filter(organisation=organisation, as_of=date(2019, 3, 31)).count() == entered
