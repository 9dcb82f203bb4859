"""ID numbers in the administration: given and withdrawn by their actions, never shown in clear."""

import pytest
from django.urls import reverse

from tests import factories
from villages.models import IdNumber, Person


@pytest.fixture
def town(small_township):
    return small_township


def page(model, name, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def number_form(person, number) -> dict:
    return {
        "person": person.pk,
        "kind": "01",
        "number": number,
        "since": "2019-03-01",
        "change_reason": "身份证复印件",
    }


@pytest.fixture
def nameless(town):
    """A man of 甲村 without a number, born on 1 January 1980."""
    return factories.StayFactory(household=town.households["H1"], relation="21").person


def test_a_number_is_given_by_its_action(town, client, nameless):
    client.force_login(town.cadre)
    number = factories.id_number(nameless.born_on, order=9)
    client.post(page(IdNumber, "add"), number_form(nameless, number))
    assert nameless.id_numbers.get().history.get().act_name == "give_id_number"


def test_a_wrong_number_is_refused_on_its_field(town, client, nameless):
    client.force_login(town.cadre)
    answer = client.post(page(IdNumber, "add"), number_form(nameless, "431299198001010000"))
    assert set(answer.context["adminform"].form.errors) == {"number"}


def test_no_number_is_given_to_a_person_of_another_village(town, client):
    client.force_login(town.cadre)
    answer = client.post(page(IdNumber, "add"), number_form(town.people["赵七"], "x"))
    assert "person" in answer.context["adminform"].form.errors


def test_a_number_is_withdrawn_by_its_action(town, client):
    client.force_login(town.cadre)
    number = town.people["张一"].id_numbers.get()
    client.post(page(IdNumber, "change", number.pk), {"until": "2019-03-01", "change_reason": "换证"})
    assert number.history.latest().act_name == "withdraw_id_number"


@pytest.mark.parametrize("view", ["changelist", "change", "history"])
def test_no_page_shows_a_number_in_clear(town, client, view):
    client.force_login(town.clerk)
    number = town.people["张一"].id_numbers.get()
    shown = client.get(page(IdNumber, view, *([] if view == "changelist" else [number.pk]))).content.decode()
    assert (number.masked in shown, number.number in shown) == (True, False)


def test_a_whole_number_finds_its_person_within_the_villages_only(town, client):
    client.force_login(town.cadre)
    numbers = [town.people[name].id_numbers.get().number for name in ("张一", "赵七")]
    found = [client.get(page(IdNumber, "changelist"), {"q": number}).context["cl"].result_count for number in numbers]
    assert found == [1, 0]


def test_people_are_not_added_without_a_stay(town, client):
    client.force_login(town.clerk)
    assert client.get(page(Person, "add")).status_code == 403
