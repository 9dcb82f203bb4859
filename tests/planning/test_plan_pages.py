"""The pages of the plan: board, target, and where else targets stand."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning.models import Declaration, Milestone, Target
from tests import factories
from tests.planning.plans import MID_YEAR, YEAR_END, columns

# The pages


def test_the_board_shows_the_targets_of_ones_villages_and_the_townships(town, client):
    factories.TargetFactory(village=town.villages["乙村"], title="乙村的任务", goal__year=2018)
    client.force_login(town.cadre)
    page = client.get(reverse("planning:plan")).content.decode()
    assert [title in page for title in ("修路", "会议", "乙村的任务")] == [True, True, False]


def test_the_board_counts_what_is_declared_without_evidence(town, client):
    client.force_login(town.clerk)
    assert client.get(reverse("planning:plan")).context["gaps"] == 1


def test_a_year_without_a_plan_is_not_found(town, client):
    client.force_login(town.clerk)
    assert client.get(reverse("planning:plan"), {"year": "2011"}).status_code == 404


def test_a_target_says_what_is_to_do(town, road, client):
    client.force_login(town.clerk)
    assert client.get(road.get_absolute_url()).context["todo"] == ["“开工” is declared without evidence."]


def test_verifying_is_offered_to_others_alone_and_only_with_evidence(town, road, client):
    second = Declaration.objects.get(note="已开工")
    where = reverse("planning:declaration_verification", args=[second.pk])
    client.force_login(town.clerk)
    assert where not in client.get(road.get_absolute_url()).content.decode()
    factories.ProofFactory(declaration=second)
    assert where in client.get(road.get_absolute_url()).content.decode()
    client.force_login(town.cadre)
    assert where not in client.get(road.get_absolute_url()).content.decode()


def test_a_cadre_declares_and_proves_on_the_pages(town, road, client):
    client.force_login(town.cadre)
    step = Milestone.objects.get(title="完工")
    sent = {"milestone": step.pk, "note": "完工", "on": "2018-12-20", "reason": "月报"}
    client.post(reverse("planning:target_declaration", args=[road.pk]), sent)
    declaration = step.declarations.get()
    sent = {"reference": "验收单", "on": "2018-12-21", "reason": "补交"}
    client.post(reverse("planning:declaration_proof", args=[declaration.pk]), sent)
    assert columns("修路", YEAR_END) == (3, 3, 2, 1)


def test_who_of_a_cohort_fell_back_is_named_to_those_who_may_see_them(town, client):
    factories.PovertySpellFactory(
        registration=town.households["H2"].registrations.get(), since=date(2019, 3, 1), since_reason="fell_back"
    )
    target = Target.objects.get(title="不返贫")
    client.force_login(town.cadre)
    lost = client.get(target.get_absolute_url()).context["lost"]
    assert (lost["count"], [row["text"] for row in lost["rows"]]) == (1, ["H2"])


def statements(client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("page", ["board", "target"])
def test_statements_do_not_grow_with_the_rows(town, road, client, many_rows, page):
    address = {"board": reverse("planning:plan"), "target": road.get_absolute_url()}[page]
    client.force_login(town.clerk)
    client.get(address)
    few = statements(client, address)
    many_rows(20)
    assert statements(client, address) == few


# Where else targets stand


@pytest.fixture
def in_mid_year(monkeypatch):
    monkeypatch.setattr("xiaoping.kit.clock.today", lambda: MID_YEAR)


def test_the_home_page_names_targets_at_risk_of_ones_villages(town, client, in_mid_year):
    factories.TargetFactory(
        village=town.villages["乙村"], title="乙村的任务", goal__year=2018, due_on=date(2018, 5, 1), kind="yes_no"
    )
    client.force_login(town.cadre)
    mine = client.get(reverse("home")).content.decode()
    client.force_login(town.clerk)
    whole = client.get(reverse("home")).content.decode()
    assert [[title in page for title in ("修路", "乙村的任务", "会议")] for page in (mine, whole)] == [
        [True, False, False],
        [True, True, False],
    ]


def test_the_villages_sheet_shows_its_targets(town, client, in_mid_year):
    client.force_login(town.cadre)
    page = client.get(town.villages["甲村"].get_absolute_url()).content.decode()
    assert ("修路" in page, "不返贫" in page) == (True, False)


@pytest.mark.parametrize("where", ["board", "target", "home", "village"])
def test_what_is_declared_without_evidence_is_called_so_everywhere(town, road, client, in_mid_year, where):
    """Of 修路, 1 of 3 milestones is provable; 2 are declared, one without evidence."""
    address = {
        "board": reverse("planning:plan"),
        "target": road.get_absolute_url(),
        "home": reverse("home"),
        "village": town.villages["甲村"].get_absolute_url(),
    }[where]
    client.force_login(town.clerk)
    page = client.get(address).content.decode()
    assert ("without evidence" in page, "33% are provable" in page) == (True, True)
    assert "67% are provable" not in page
