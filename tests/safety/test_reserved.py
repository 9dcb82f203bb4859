"""Drug-control totals are read by the two posts in charge and by nobody else; small counts of villages likewise."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from planning.actions import close_period
from tests.factories import TargetFactory, UserFactory
from villages.models import StatedFigure
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import figure_panels

KEY, GUARDED = "safety.registered_drug_users", "safety.online_petitions_resolved"
YEAR = Period.year(2018)


@pytest.fixture
def others(town, leader):
    """Leader, cadre, and an auditor: none of them holds a post in charge."""
    return (leader, town.cadre)


def test_the_post_in_charge_reads_it(town):
    assert indicators[KEY].value(YEAR, town.clerk) == 7


def test_a_role_alone_does_not(leader, town):
    assert (indicators[KEY].value(YEAR, leader), indicators[KEY].value(YEAR, town.cadre)) == (None, None)


def test_the_report_has_it(town):
    assert indicators[KEY].value(YEAR, None) == 7


def test_its_statement_is_not_on_the_list_nor_in_the_export(leader, town, client):
    client.force_login(leader)
    address = reverse("villages:statedfigure_list")
    assert client.get(address, {"key": KEY}).context["pager"]["count"] == 0
    content = b"".join(client.get(address, {"export": "csv"}).streaming_content).decode()
    assert ("opinion_survey" in content or "民调" in content or "survey" in content, "drug" in content) == (True, False)


def test_its_statement_is_not_found(leader, client):
    client.force_login(leader)
    statement = StatedFigure.objects.get(key=KEY)
    assert client.get(reverse("villages:statedfigure_detail", args=[statement.pk])).status_code == 404


def test_its_page_shows_a_dash(leader, client):
    client.force_login(leader)
    reading = client.get(indicators[KEY].url(YEAR)).context["reading"]
    assert (reading.text, reading.change) == ("—", None)


def cells(client, key: str) -> list:
    answer = client.get(reverse("kit:overview"), {"period": "2018", "export": "xlsx"})
    rows = load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0].values
    return next(list(row[4:7]) for row in rows if row[1] == key)


def test_the_overview_shows_a_dash(leader, town, client):
    client.force_login(leader)
    assert cells(client, KEY) == [None, None, None]
    client.force_login(town.clerk)
    assert cells(client, KEY) == [7, None, None]


def test_who_does_not_read_it_does_not_state_it(town, client):
    town.clerk.groups.remove(*town.clerk.groups.filter(name="public_order_post"))
    client.force_login(town.clerk)
    form = client.get(reverse("villages:village_statedfigure", args=[town.villages["甲村"].pk])).context["form"]
    keys = {key for key, _label in form.fields["key"].choices}
    assert (KEY in keys, "safety.illegal_petitions" in keys) == (False, True)


def test_a_post_without_a_role_opens_nothing(town, client):
    user = UserFactory()
    user.groups.set(town.clerk.groups.filter(name="public_order_post"))
    client.force_login(user)
    assert indicators[KEY].value(YEAR, user) is None
    assert client.get(reverse("villages:statedfigure_list")).status_code == 403


def test_small_counts_of_villages_are_few_to_others(leader, town, client):
    """Of three resolved, two came from 甲村 and one from 乙村: the whole is told, the parts are not."""
    client.force_login(leader)
    assert cells(client, GUARDED) == [3, "<5", "<5"]
    client.force_login(town.clerk)
    assert cells(client, GUARDED) == [3, 2, 1]


def test_the_figures_page_tells_no_small_part(leader, town, client):
    client.force_login(leader)
    page = client.get(indicators[GUARDED].url(YEAR))
    parts = {row["name"]: (row["text"], row["share_text"]) for row in page.context["split"]}
    assert (parts["甲村"], page.context["reading"].text) == (("<5", ""), "3")
    alone = client.get(indicators[GUARDED].url(YEAR, town.villages["甲村"].pk)).context
    assert (alone["reading"].text, alone["reading"].change, alone["years"][-1]["value"]) == ("<5", None, None)


def test_five_are_not_few(leader):
    figure = indicators[GUARDED]
    assert [figure.shown(number, leader, 1) for number in (4, 5)] == ["<5", 5]


def test_no_target_is_measured_by_it(town):
    target = TargetFactory(kind="indicator", key="safety.emergency_drills", direction="at_least", value=1)
    target.key = KEY
    with pytest.raises(ValidationError, match="Few may read this figure"):
        target.clean()


def test_what_was_closed_tells_it_no_less(leader, town, client):
    """A closed year keeps the number; the figure's page shows it then and now to the post in charge alone."""
    close_period(period=YEAR, by=leader, reason="年终结账")
    then_and_now = figure_panels["planning.then_and_now"]
    assert "7" in then_and_now(indicators[KEY], YEAR, town.clerk, None)
    assert then_and_now(indicators[KEY], YEAR, leader, None) == ""
