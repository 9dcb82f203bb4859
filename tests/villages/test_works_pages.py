"""The page of all kinds of what a village has and does, and the ways to it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from villages.works import WORKS


def works_of(town) -> str:
    return reverse("villages:village_works", args=[town.villages["甲村"].pk])


def test_the_page_of_all_kinds_offers_what_the_role_may_enter(town, client):
    client.force_login(town.cadre)
    page = client.get(works_of(town))
    assert [kind["name"] for kind in page.context["kinds"]] == [work.name for work in WORKS]
    assert set(page.context["entering"]) == {work.name for work in WORKS} - {"statedfigure"}


def test_the_page_of_all_kinds_offers_a_leader_nothing(town, client):
    town.clerk.groups.set([factories.Group.objects.get(name="leader")])
    client.force_login(town.clerk)
    assert client.get(works_of(town)).context["entering"] == {}


def test_the_statements_of_the_page_do_not_grow_with_the_rows(town, client, many_rows):
    def statements() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(works_of(town))
        return len(queries)

    client.force_login(town.clerk)
    statements()  # the first page of a session also writes when it began
    few = statements()
    many_rows(10)
    assert statements() == few


def test_the_sheet_of_a_village_leads_there(town, client):
    client.force_login(town.cadre)
    sheet = client.get(reverse("villages:village_detail", args=[town.villages["甲村"].pk])).content.decode()
    assert works_of(town) in sheet


def test_a_list_leads_the_cadre_of_one_village_straight_to_the_form(town, client):
    client.force_login(town.cadre)
    page = client.get(reverse("villages:well_list"))
    assert [action["url"] for action in page.context["actions"]] == [
        reverse("villages:village_well", args=[town.villages["甲村"].pk])
    ]


def test_a_list_asks_the_clerk_for_the_village_unless_it_is_filtered_by_one(town, client):
    client.force_login(town.clerk)
    upper = town.villages["甲村"].pk
    asked = client.get(reverse("villages:well_list")).context["actions"][0]["url"]
    filtered = client.get(reverse("villages:well_list"), {"village": upper}).context["actions"][0]["url"]
    assert (asked, filtered) == (
        f"{reverse('villages:choose')}?what=well",
        reverse("villages:village_well", args=[upper]),
    )
    choices = [choice["url"] for choice in client.get(asked).context["villages"]]
    assert choices == [reverse("villages:village_well", args=[town.villages[name].pk]) for name in ("甲村", "乙村")]


@pytest.mark.parametrize(("what", "status"), [("statedfigure", 403), ("nothing", 404)])
def test_the_choice_of_village_is_for_what_the_role_may_enter(town, client, what, status):
    client.force_login(town.cadre)
    assert client.get(reverse("villages:choose"), {"what": what}).status_code == status


def test_a_leader_is_offered_no_entry_on_a_list(town, client):
    town.clerk.groups.set([factories.Group.objects.get(name="leader")])
    client.force_login(town.clerk)
    assert client.get(reverse("villages:well_list")).context["actions"] == []
