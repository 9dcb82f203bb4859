"""An inspection is recorded in one go, with that day's checklist, and what it found."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from safety import actions
from safety.models import ChecklistItem, Hazard, Inspection, InspectionType, Site
from villages.models import Officer
from xiaoping.kit.attachments.models import Attachment

DAY, EARLY = date(2019, 3, 1), date(2018, 6, 30)


@pytest.fixture
def shop(town):
    return Site.objects.get(name="甲花炮店")


@pytest.fixture
def inspect(act, shop):
    """Inspect the shop; answers by number of the question."""

    def run(answers, on=DAY, **what):
        numbers = dict(ChecklistItem.objects.values_list("number", "pk"))
        given = {numbers[number]: answer for number, answer in answers.items()}
        return act(
            actions.record_inspection,
            site=shop,
            kind=InspectionType.objects.get(code="fireworks"),
            officer=Officer.objects.get(name="李安"),
            inspectors=3,
            answers=given,
            on=on,
            **what,
        )

    return run


@pytest.mark.parametrize(
    ("second", "found", "result"),
    [
        ("met", {}, "clear"),
        ("none", {}, "clear"),
        ("not_met", {}, "on_the_spot"),
        ("not_met", {"what": "库房吸烟", "category": "fire", "grade": "general"}, "hazards"),
    ],
)
def test_the_result_is_what_was_found(inspect, second, found, result):
    assert inspect({1: "met", 2: second}, **found).result == result


def test_a_hazard_comes_with_its_inspection_and_photo(inspect, shop, photo):
    inspection = inspect({1: "met", 2: "not_met"}, what="库房吸烟", category="fire", grade="major", uploads=[photo()])
    hazard = Hazard.objects.get(inspection=inspection)
    assert (hazard.site, hazard.village, hazard.since, Attachment.objects.of(hazard).count()) == (
        shop,
        shop.village,
        DAY,
        1,
    )


def test_photos_without_a_hazard_belong_to_the_inspection(inspect, photo):
    inspection = inspect({1: "met", 2: "met"}, uploads=[photo()])
    assert Attachment.objects.of(inspection).count() == 1


def test_photos_are_made_ready_before_the_transaction(inspect, photo, looked_at):
    inspect({1: "met", 2: "not_met"}, what="库房吸烟", category="fire", grade="major", uploads=[photo()])
    inspect({1: "met", 2: "met"}, uploads=[photo("blue")])
    assert looked_at == [False, False]


def test_the_list_is_that_of_the_day(inspect):
    assert inspect({1: "met"}, on=EARLY).answers.count() == 1
    with pytest.raises(ValidationError, match="Answer every question"):
        inspect({1: "met"}, on=DAY)
    with pytest.raises(ValidationError, match="Answer every question"):
        inspect({1: "met", 2: "met"}, on=EARLY)


def test_nothing_is_kept_of_what_was_refused(inspect):
    with pytest.raises(ValidationError):
        inspect({1: "met", 2: "met"}, what="隐患", grade="")
    assert not Inspection.objects.filter(inspected_on=DAY).exists()


def test_the_form_asks_the_usual_type_and_keeps_everything(town, client, shop):
    client.force_login(town.cadre)
    address = reverse("safety:site_inspection", args=[shop.pk])
    form = client.get(address).context["form"]
    items = [name for name in form.fields if name.startswith("item_")]
    assert (form.kind.code, len(items)) == ("fireworks", 2)
    officer = Officer.objects.get(name="王助")
    sent = dict.fromkeys(items, "met") | {
        "officer": officer.pk,
        "inspectors": 2,
        "on": "2019-03-01",
        "reason": "例行检查",
    }
    answer = client.post(address, sent)
    made = Inspection.objects.get(inspected_on=DAY)
    assert (answer.headers["Location"], made.answers.count(), made.leader) == (made.get_absolute_url(), 2, officer)


def test_another_type_is_a_link_away(town, client, shop):
    client.force_login(town.cadre)
    form = client.get(reverse("safety:site_inspection", args=[shop.pk]), {"kind": "school"}).context["form"]
    assert (form.kind.code, [name for name in form.fields if name.startswith("item_")]) == ("school", [])


def test_an_unknown_type_is_not_found(town, client, shop):
    client.force_login(town.cadre)
    assert client.get(reverse("safety:site_inspection", args=[shop.pk]), {"kind": "mine"}).status_code == 404


def test_a_hazard_needs_its_kind_and_grade(town, client, shop):
    client.force_login(town.cadre)
    answer = client.post(reverse("safety:site_inspection", args=[shop.pk]), {"what": "隐患", "on": "2019-03-01"})
    assert {"category", "grade"} <= set(answer.context["form"].errors)


def test_a_site_with_an_open_hazard_is_not_closed(act, shop):
    with pytest.raises(ValidationError, match="A hazard is open here"):
        act(actions.close_site, site=shop, on=DAY)
    Hazard.objects.filter(site=shop, until=None).update(until=DAY, until_reason="mistaken")
    assert act(actions.close_site, site=shop, on=DAY).until == DAY


def test_a_new_licence_ends_the_complaint(act, shop):
    act(actions.renew_licence, site=shop, licence="YH002", licensed_until=date(2020, 12, 31), on=DAY)
    assert not Site.objects.licence_ended(DAY).exists()


def test_a_licence_that_has_ended_is_no_new_one(act, shop):
    with pytest.raises(ValidationError, match="ended already"):
        act(actions.renew_licence, site=shop, licence="YH002", licensed_until=date(2019, 2, 28), on=DAY)
