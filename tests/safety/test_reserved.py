"""Drug-control totals are read by the two posts in charge and by nobody else; small counts of villages likewise."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from planning.actions import close_period
from planning.reporting.tokens import parse
from tests.factories import PostingFactory, PrintedFigureFactory, SafetyCaseFactory, TargetFactory, UserFactory
from villages.models import StatedFigure
from xiaoping.kit import disclosure
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import Split
from xiaoping.kit.registry import figure_panels

KEY, GUARDED = "safety.registered_drug_users", "safety.online_petitions_resolved"
YEAR = Period.year(2018)
RESOLVED = {
    "received_on": date(2018, 5, 1),
    "accept_due": date(2018, 5, 16),
    "accepted_on": date(2018, 5, 2),
    "conclude_due": date(2018, 7, 1),
    "concluded_on": date(2018, 6, 1),
    "outcome": "explained",
}


@pytest.fixture
def others(town, leader):
    """Leader, cadre, and an auditor: none of them holds a post in charge."""
    return (leader, town.cadre)


def test_the_post_in_charge_reads_it(town):
    assert indicators[KEY].value(YEAR, town.clerk) == 7


def test_a_role_alone_does_not(leader, town):
    assert (indicators[KEY].value(YEAR, leader), indicators[KEY].value(YEAR, town.cadre)) == (None, None)


@pytest.mark.parametrize(("role", "seen", "is_guarded"), [("leader", None, True), ("public_order_post", 7, False)])
def test_a_superuser_reads_it_as_a_holder_only(town, role, seen, is_guarded):
    """One made on the command line has every permission, and would be a third who reads it."""
    root = UserFactory(is_superuser=True, role=role)
    PostingFactory(user=root)
    assert root.has_perm("safety.view_reserved")
    assert (indicators[KEY].value(YEAR, root), indicators[GUARDED].is_guarded(root)) == (seen, is_guarded)


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


@pytest.mark.parametrize(
    ("numbers", "seen"),
    [
        ((3, 6, 5), ["<5", 6, "*"]),  # alone it would be the whole less 11
        ((4, 6, 4), ["<5", "*", "<5"]),  # 8 is no other two numbers below five
        ((3, 6, 4), ["<5", 6, "<5"]),
        ((0, 0, 0), ["<5", "<5", "<5"]),
        ((5, 6, 7), [5, 6, 7]),
    ],
)
def test_a_small_number_is_not_the_whole_less_the_others(leader, town, numbers, seen):
    places = [village.pk for village in town.villages.values()]
    split = Split(sum(numbers), dict(zip(places, numbers, strict=True)))
    assert [disclosure.parts(indicators[GUARDED], split, leader)[place] for place in places] == seen


def test_the_township_s_own_part_is_a_part(leader, town):
    places = [town.villages[name].pk for name in ("甲村", "乙村")]
    seen = disclosure.parts(indicators[GUARDED], Split(7, {places[0]: 3, places[1]: 3, None: 1}), leader)
    assert seen[None] == "<5"


def test_one_village_alone_tells_no_more_than_beside_the_others(leader, town, client):
    """Five of 乙村 and six of 丙村: 甲村's two would be the whole less eleven."""
    SafetyCaseFactory.create_batch(4, village=town.villages["乙村"], channel="online", **RESOLVED)
    SafetyCaseFactory.create_batch(6, village=town.villages["丙村"], channel="online", **RESOLVED)
    client.force_login(leader)
    assert cells(client, GUARDED) == [13, "<5", "*"]
    urls = [indicators[GUARDED].url(YEAR, town.villages[name].pk) for name in ("甲村", "乙村")]
    texts = [client.get(url).context["reading"].text for url in urls]
    assert texts == ["<5", "*"]


def test_the_whole_of_one_village_is_a_part_of_the_township(town, client):
    """The cadre's whole is one village; it settled one case of which it is in charge."""
    client.force_login(town.cadre)
    page = client.get(indicators[GUARDED].url(YEAR)).context
    assert (page["reading"].text, page["split_total"], page["years"][-1]["text"]) == ("<5", {"text": "<5"}, "<5")
    assert cells(client, GUARDED) == ["<5", "<5", 0]


def test_what_was_closed_tells_a_village_no_less(leader, town):
    close_period(period=YEAR, by=leader, reason="年终结账")
    then_and_now = figure_panels["planning.then_and_now"]
    assert then_and_now(indicators[GUARDED], YEAR, town.cadre, None) == ""
    assert then_and_now(indicators[GUARDED], YEAR, leader, None) != ""


def test_no_target_is_measured_by_it(town):
    target = TargetFactory(kind="indicator", key="safety.emergency_drills", direction="at_least", value=1)
    target.key = KEY
    with pytest.raises(ValidationError, match="no target is measured by it"):
        target.clean()


def test_no_target_of_a_village_is_measured_by_small_numbers(town):
    village = town.villages["甲村"]
    target = TargetFactory(
        kind="indicator", key="safety.emergency_drills", direction="at_least", value=1, village=village
    )
    target.key = GUARDED
    with pytest.raises(ValidationError, match="measure the township by it"):
        target.clean()


def test_no_report_tells_small_numbers_of_a_village():
    """The whole of the township may stand in a report, whoever writes it."""
    text = "{{" + GUARDED + "#甲村}}{{" + GUARDED + "}}"
    assert [type(piece).__name__ for piece in parse(text, {"甲村": 1})] == ["Wrong", "Token"]


def test_what_was_closed_tells_it_no_less(leader, town, client):
    """A closed year keeps the number; the figure's page shows it then and now to the post in charge alone."""
    close_period(period=YEAR, by=leader, reason="年终结账")
    then_and_now = figure_panels["planning.then_and_now"]
    assert "7" in then_and_now(indicators[KEY], YEAR, town.clerk, None)
    assert then_and_now(indicators[KEY], YEAR, leader, None) == ""


def then_on(page) -> dict[str, str]:
    return {figure["label"]: figure["then"] for group in page.context["groups"] for figure in group["figures"]}


@pytest.mark.parametrize("role", ["leader", "auditor", "administrator"])
def test_the_page_of_a_close_does_not_tell_it(town, leader, client, role):
    close = close_period(period=YEAR, by=leader, reason="年终结账")
    address = f"{close.get_absolute_url()}?show=all"
    label = indicators[KEY].label
    client.force_login(town.clerk)
    assert then_on(client.get(address))[label] == "7"
    reader = UserFactory(role=role)
    PostingFactory(user=reader)
    client.force_login(reader)
    then = then_on(client.get(address))
    assert (label in then, then[indicators["safety.illegal_petitions"].label]) == (False, "2")


@pytest.mark.parametrize("role", ["auditor", "administrator", "leader"])
def test_no_page_that_lists_or_exports_statements_has_it(town, client, role):
    """The administration included; who may not open a page at all is refused there."""
    statement = StatedFigure.objects.get(key=KEY)
    reader = UserFactory(role=role)
    PostingFactory(user=reader)
    client.force_login(reader)
    tries = {
        reverse("villages:statedfigure_list"): {"key": KEY},
        reverse("admin:villages_statedfigure_changelist"): {},
        reverse("admin:villages_statedfigure_change", args=[statement.pk]): {},
        reverse("admin:villages_statedfigure_history", args=[statement.pk]): {},
        reverse("villages:search"): {"q": "7"},
    }
    answers = [client.get(address, given) for address, given in tries.items()]
    told = [str(indicators[KEY].label) in answer.content.decode() for answer in answers[1:]]
    assert told == [False] * len(told)
    assert answers[0].context is None or answers[0].context["pager"]["count"] == 0


def test_a_printed_report_says_what_was_printed_and_not_what_is_on_record(town, leader, client):
    printed = PrintedFigureFactory(about=KEY, unit="person", value=39)
    client.force_login(leader)
    address = printed.report.get_absolute_url()
    assert [line["agreement"] for line in lines(client.get(address), printed)] == [
        "reserved to others, not compared here"
    ]
    client.force_login(town.clerk)
    [line] = lines(client.get(address), printed)
    assert (line["agreement"], line["value"]) == ("differs from the records", "7")


def lines(page, printed) -> list[dict]:
    return [line for place in page.context["sections"] for line in place["lines"] if line["figure"] == printed]
