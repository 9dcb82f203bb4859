"""What one entered on a day, and taking an entry back: everything as before, or a refusal that says why."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from poverty import actions as poverty
from poverty.models import PovertySpell
from tests.factories import PostingFactory, UserFactory, id_number
from villages import actions
from villages.models import Person, VillagerGroup
from xiaoping.kit import roles
from xiaoping.kit.entries import entered_by, histories, take_back
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period

DAY = date(2019, 3, 1)


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def act(town):
    """Take an action as the clerk, with a reason."""
    return lambda action, **what: action(**what, by=town.clerk, reason="村委会证明")


def birth(town):
    number = id_number(DAY, male=False, order=9)
    household = town.households["H1"]
    return actions.register_birth, {
        "household": household,
        "name": "张新",
        "sex": "2",
        "relation": "04",
        "on": DAY,
        "number": number,
    }


def death(town):
    """The death of a household's only member takes household, registration and helper with it."""
    return actions.record_death, {"person": town.people["张四"], "on": DAY}


def move(town):
    group = VillagerGroup.objects.get(name="乙一组")
    return actions.move_household, {"household": town.households["H3"], "group": group, "number": "H12", "on": DAY}


def identification(town):
    return poverty.identify, {"household": town.households["H1"], "cause": "illness", "on": DAY}


def exit_from_poverty(town):
    registration = town.households["H4"].registrations.get()
    return poverty.exit_poverty, {"registration": registration, "on": DAY}


every_act = pytest.mark.parametrize("what", [birth, death, move, identification, exit_from_poverty])


def everything() -> dict:
    """Every record that keeps a history, as it stands."""
    return {label: sorted(model._base_manager.values_list()) for label, model in histories().items()}


def last_entry(user):
    return entered_by(user, timezone.localdate())[0]


@every_act
def test_taken_back_everything_is_as_before(town, act, what):
    before = everything()
    action, given = what(town)
    act(action, **given)
    assert everything() != before
    take_back(act=last_entry(town.clerk).act, by=town.clerk, reason="录错了户")
    assert everything() == before


@every_act
def test_the_history_keeps_the_entry_and_its_taking_back(town, act, what):
    action, given = what(town)
    act(action, **given)
    entry = last_entry(town.clerk)
    take_back(act=entry.act, by=town.clerk, reason="录错了户")
    undone, done = entered_by(town.clerk, timezone.localdate())
    assert (done.act, undone.reason, len(undone.lines)) == (entry.act, "录错了户", len(done.lines))


def test_a_cadre_takes_back_a_person_together_with_the_only_stay(town):
    before = everything()
    action, given = birth(town)
    action(**given, by=town.cadre, reason="村委会证明")
    take_back(act=last_entry(town.cadre).act, by=town.cadre, reason="录错了户")
    assert everything() == before


def test_a_figure_is_as_before(town, act):
    population = indicators["villages.total_population"]
    before = population.value(Period.year(2019), town.clerk)
    action, given = birth(town)
    act(action, **given)
    assert population.value(Period.year(2019), town.clerk) == before + 1
    take_back(act=last_entry(town.clerk).act, by=town.clerk, reason="录错了户")
    assert population.value(Period.year(2019), town.clerk) == before


def test_what_was_entered_on_top_comes_first(town, act):
    action, given = identification(town)
    registration = act(action, **given)
    entry = last_entry(town.clerk)
    act(poverty.exit_poverty, registration=registration, on=DAY + timedelta(days=1))
    with pytest.raises(ValidationError, match="changed again afterwards"):
        take_back(act=entry.act, by=town.clerk, reason="录错了户")
    assert PovertySpell.objects.filter(registration=registration).exists()


def test_what_other_records_rest_on_stays(town, act):
    stay = act(actions.register_birth, household=town.households["H1"], name="张新", sex="2", relation="04", on=DAY)
    entry = last_entry(town.clerk)
    act(actions.give_id_number, person=stay.person, number=id_number(DAY, male=False, order=9), on=DAY)
    with pytest.raises(ValidationError, match="Other records rest on"):
        take_back(act=entry.act, by=town.clerk, reason="录错了户")
    assert Person.objects.filter(name="张新").exists()


def test_a_reason_is_needed(town, act):
    action, given = birth(town)
    act(action, **given)
    with pytest.raises(ValidationError, match="Say why"):
        take_back(act=last_entry(town.clerk).act, by=town.clerk, reason=" ")


def test_nobody_takes_back_what_another_entered(town, act):
    action, given = birth(town)
    act(action, **given)
    with pytest.raises(ValidationError, match="nothing of yours"):
        take_back(act=last_entry(town.clerk).act, by=town.cadre, reason="录错了户")


def test_yesterdays_entry_is_corrected_not_taken_back(town, act):
    action, given = identification(town)
    act(action, **given)
    entry = last_entry(town.clerk)
    yesterday = timezone.now() - timedelta(days=1)
    for model in histories().values():
        model.history.filter(act=entry.act).update(history_date=yesterday)
    with pytest.raises(ValidationError, match="nothing of yours of today"):
        take_back(act=entry.act, by=town.clerk, reason="录错了户")


def test_the_page_lists_ones_own_entries_with_links_and_reason(town, act, client):
    action, given = birth(town)
    act(action, **given)
    client.force_login(town.clerk)
    page = client.get(reverse("kit:entered")).content.decode()
    sheet = reverse("villages:person_detail", args=[Person.objects.get(name="张新").pk])
    assert ("村委会证明" in page, sheet in page, "Take back" in page) == (True, True, True)


def test_the_page_of_another_shows_nothing_of_it(town, act, client):
    action, given = birth(town)
    act(action, **given)
    client.force_login(town.cadre)
    page = client.get(reverse("kit:entered")).content.decode()
    assert ("张新" in page, "You entered nothing" in page) == (False, True)


def test_what_a_move_took_out_of_sight_is_not_named(town, client):
    group = VillagerGroup.objects.get(name="乙一组")
    clerk = UserFactory(role=roles.CLERK)
    posting = PostingFactory(user=clerk)
    actions.move_household(
        household=town.households["H3"], group=group, number="H12", on=DAY, by=clerk, reason="迁移证"
    )
    posting.village = town.villages["甲村"]
    type(posting).objects.filter(pk=posting.pk).update(village=posting.village)
    client.force_login(type(clerk).objects.get(pk=clerk.pk))
    page = client.get(reverse("kit:entered")).content.decode()
    assert ("H3" in page, "H12" in page, "no longer there" in page) == (True, False, True)


@pytest.mark.parametrize("day", ["yesterday", "2999-01-01", "2019-02-30"])
def test_a_day_that_is_none_is_not_found(town, client, day):
    client.force_login(town.clerk)
    assert client.get(reverse("kit:entered"), {"day": day}).status_code == 404


def test_the_form_takes_back_and_says_so(town, act, client):
    action, given = birth(town)
    act(action, **given)
    client.force_login(town.clerk)
    address = reverse("kit:take_back", args=[last_entry(town.clerk).act])
    answer = client.post(address, {"reason": "录错了户"}, follow=True)
    assert (answer.status_code, "Taken back" in answer.content.decode()) == (200, True)
    assert not Person.objects.filter(name="张新").exists()


def test_what_was_taken_back_is_not_offered_again(town, act, client):
    action, given = birth(town)
    act(action, **given)
    take_back(act=last_entry(town.clerk).act, by=town.clerk, reason="录错了户")
    assert [entry.can_be_taken_back for entry in entered_by(town.clerk, timezone.localdate())] == [False, False]


def test_the_form_shows_a_refusal_and_keeps_everything(town, act, client):
    action, given = identification(town)
    registration = act(action, **given)
    entry = last_entry(town.clerk)
    act(poverty.exit_poverty, registration=registration, on=DAY + timedelta(days=1))
    client.force_login(town.clerk)
    answer = client.post(reverse("kit:take_back", args=[entry.act]), {"reason": "录错了户"})
    assert (answer.status_code, "changed again afterwards" in answer.content.decode()) == (200, True)


@pytest.mark.parametrize("method", ["get", "post"])
def test_the_form_for_anothers_entry_is_not_found(town, act, client, method):
    action, given = birth(town)
    act(action, **given)
    client.force_login(town.cadre)
    address = reverse("kit:take_back", args=[last_entry(town.clerk).act])
    assert getattr(client, method)(address, {"reason": "x"}).status_code == 404


def test_an_unknown_entry_is_not_found(town, client):
    client.force_login(town.clerk)
    assert client.get(reverse("kit:take_back", args=[uuid4()])).status_code == 404


def test_statements_do_not_grow_with_the_entries(town, act, client):
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("kit:entered"))
        return len(queries)

    client.force_login(town.clerk)
    act(poverty.identify, household=town.households["H1"], cause="illness", on=DAY)
    client.get(reverse("kit:entered"))
    few = statements()
    act(poverty.identify, household=town.households["H8"], cause="illness", on=DAY)
    act(poverty.identify, household=town.households["H10"], cause="illness", on=DAY)
    assert statements() == few
