"""The figures to choose from in the editor of a section: each with the number it would write."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning import actions
from planning.models import PartyOrganisation, Section
from tests import factories
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period

RESERVED = "safety.registered_drug_users"


@pytest.fixture
def section(town) -> Section:
    return factories.SectionFactory(report__year=2018)


@pytest.fixture
def close(town):
    leader = factories.UserFactory(role="leader")
    factories.PostingFactory(user=leader)
    return actions.close_period(period=Period.year(2018), by=leader, reason="年终结账")


def picker(client, user, section):
    client.force_login(user)
    return client.get(reverse("planning:section_figures", args=[section.pk]))


def offered(page) -> dict[str, dict]:
    return {one["key"]: one for group in page.context["picker"]["groups"] for one in group["figures"]}


def test_every_figure_is_offered(town, section, client):
    page = picker(client, town.clerk, section)
    assert list(offered(page)) == list(indicators.keys())
    assert page.content.decode().count("data-insert=") == len(indicators.keys())


def test_the_editor_fetches_them(town, section, client):
    client.force_login(town.clerk)
    content = client.get(reverse("planning:section_text", args=[section.pk])).content.decode()
    assert f'hx-get="{reverse("planning:section_figures", args=[section.pk])}"' in content


def test_a_leader_writes_nothing_and_chooses_nothing(section, client):
    leader = factories.UserFactory(role="leader")
    factories.PostingFactory(user=leader)
    assert picker(client, leader, section).status_code == 403


def test_an_open_years_numbers_are_those_of_today(town, section, client):
    page = picker(client, town.clerk, section)
    people, stated = (offered(page)[key] for key in ("villages.total_population", "villages.township_area"))
    assert (people["text"], people["basis"]) == ("16", "counted from records")
    assert stated["basis"] == "stated by an officer"
    assert "as they are today" in page.content.decode()


def test_the_number_is_the_one_of_the_year_reported(town, client):
    before = factories.SectionFactory(report__year=2017)
    assert offered(picker(client, town.clerk, before))["villages.total_population"]["text"] == "18"


def test_a_closed_years_numbers_are_those_of_the_close(town, section, close, client):
    branch = PartyOrganisation.objects.get(name="甲支部")
    factories.PartyActivityFactory(organisation=branch, kind="lecture", held_on=date(2018, 5, 6))
    page = picker(client, town.clerk, section)
    assert offered(page)["planning.party_study_sessions"]["text"] == "6"
    assert "as closed on" in page.content.decode()


def test_what_is_offered_is_what_is_printed(town, section, close, client):
    """Every figure that has a number: as a token it writes the one that stood beside it."""
    told = {key: one["text"] for key, one in offered(picker(client, town.clerk, section)).items() if one["text"] != "—"}
    section.text = "\n".join(f"{{{{{key}}}}}" for key in told)
    [block] = actions.draft(section.report, [section]).document.blocks
    printed = ["".join(run.text for run in paragraph) for paragraph in block.paragraphs]
    assert dict(zip(told, printed, strict=True)) == {key: text.replace(",", "") for key, text in told.items()}


def test_a_figure_is_found_by_name_key_or_number(town, section, client):
    words = offered(picker(client, town.clerk, section))["villages.total_population"]["words"]
    assert [word in words for word in ("villages.total_population", "opulation", "16")] == [True, True, True]


@pytest.mark.parametrize("state", ["town", "close"])
def test_a_reserved_number_is_told_to_the_post_in_charge_alone(town, section, client, request, state):
    request.getfixturevalue(state)
    assert offered(picker(client, town.clerk, section))[RESERVED]["text"] == "7"
    town.clerk.groups.remove(*town.clerk.groups.filter(name="public_order_post"))
    page = picker(client, type(town.clerk).objects.get(pk=town.clerk.pk), section)
    one = offered(page)[RESERVED]
    assert (one["text"], "7" in one["words"], one["is_hidden"]) == ("reserved", False, True)


@pytest.mark.parametrize("state", ["town", "close"])
def test_the_statements_do_not_grow_with_the_rows(town, section, client, many_rows, request, state):
    request.getfixturevalue(state)
    picker(client, town.clerk, section)  # what is remembered between requests is remembered
    before = statements(client, town.clerk, section)
    many_rows(20)
    assert statements(client, town.clerk, section) == before


def statements(client, user, section) -> int:
    with CaptureQueriesContext(connection) as seen:
        picker(client, user, section)
    return len(seen)
