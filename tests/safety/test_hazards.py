"""A hazard from found to closed, with photos; every illegal jump is refused."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from safety import actions
from safety.models import Hazard, Site
from tests.factories import OfficerFactory
from villages.models import Officer
from xiaoping.kit.attachments.models import Attachment

FOUND, DONE, AGAIN = date(2019, 3, 1), date(2019, 3, 5), date(2019, 3, 7)
NOTICE = {"responsible": "店主", "measures": "清出超量库存", "deadline": date(2019, 3, 10)}


@pytest.fixture
def shop(town):
    return Site.objects.get(name="甲花炮店")


@pytest.fixture
def li(town):
    return Officer.objects.get(name="李安")


@pytest.fixture
def chen(town):
    return Officer.objects.get(name="陈检")


@pytest.fixture
def hazard(act, shop):
    return act(actions.report_hazard, site=shop, what="私接电线", category="electricity", grade="general", on=FOUND)


@pytest.fixture
def noticed(act, hazard, li):
    act(actions.issue_notice, hazard=hazard, officer=li, on=FOUND, **NOTICE)
    return hazard


@pytest.fixture
def rectified(act, noticed, li, photo):
    act(actions.report_rectified, hazard=noticed, officer=li, done="已拆除", uploads=[photo()], on=DONE)
    return noticed


def state(hazard, day) -> str:
    return Hazard.objects.with_state(day).get(pk=hazard.pk).state


def test_from_found_to_closed(act, rectified, chen):
    act(actions.recheck, hazard=rectified, officer=chen, passed=True, on=AGAIN)
    states = [state(rectified, date(2019, 3, day)) for day in (1, 5, 7)]
    assert states == ["rectifying", "recheck", "closed"]


def test_what_was_found_and_what_was_done_have_their_photos(act, shop, li, photo):
    hazard = act(
        actions.report_hazard,
        site=shop,
        what="私接电线",
        category="electricity",
        grade="general",
        uploads=[photo("blue")],
        on=FOUND,
    )
    act(actions.issue_notice, hazard=hazard, officer=li, on=FOUND, **NOTICE)
    act(actions.report_rectified, hazard=hazard, officer=li, done="已拆除", uploads=[photo()], on=DONE)
    assert [one.title for one in Attachment.objects.of(hazard).order_by("taken_on")] == ["Found", "Put right"]


def test_what_was_put_right_needs_a_photo(act, noticed, li):
    with pytest.raises(ValidationError) as refused:
        act(actions.report_rectified, hazard=noticed, officer=li, done="已拆除", uploads=[], on=DONE)
    assert set(refused.value.error_dict) == {"uploads"}
    assert noticed.notices.get().rectified_on is None


def test_photos_are_made_ready_before_the_transaction(act, shop, li, photo, looked_at):
    hazard = act(
        actions.report_hazard,
        site=shop,
        what="私接电线",
        category="electricity",
        grade="general",
        uploads=[photo("blue")],
        on=FOUND,
    )
    act(actions.issue_notice, hazard=hazard, officer=li, on=FOUND, **NOTICE)
    act(actions.report_rectified, hazard=hazard, officer=li, done="已拆除", uploads=[photo()], on=DONE)
    assert looked_at == [False, False]


def test_a_photo_that_cannot_be_kept_keeps_the_hazard_out(act, shop, photo):
    broken = SimpleUploadedFile("a.jpg", b"MZ")
    with pytest.raises(ValidationError) as refused:
        act(
            actions.report_hazard,
            site=shop,
            what="私接电线",
            category="electricity",
            grade="general",
            uploads=[photo(), broken],
            on=FOUND,
        )
    assert set(refused.value.error_dict) == {"uploads"}
    assert not Hazard.objects.filter(what="私接电线").exists()


def test_a_recheck_that_fails_begins_another_turn(act, rectified, chen):
    act(actions.recheck, hazard=rectified, officer=chen, passed=False, deadline=date(2019, 3, 20), on=AGAIN)
    first, second = rectified.notices.order_by("issued_on")
    assert (first.is_passed, second.issued_on, second.deadline, second.responsible) == (
        False,
        AGAIN,
        date(2019, 3, 20),
        "店主",
    )
    assert (state(rectified, AGAIN), state(rectified, date(2019, 3, 21))) == ("rectifying", "overdue")


def test_a_failed_recheck_needs_a_new_deadline(act, rectified, chen):
    with pytest.raises(ValidationError, match="new deadline"):
        act(actions.recheck, hazard=rectified, officer=chen, passed=False, on=AGAIN)


def test_who_reported_it_put_right_does_not_recheck(act, rectified, li):
    with pytest.raises(ValidationError, match="Somebody else rechecks"):
        act(actions.recheck, hazard=rectified, officer=li, passed=True, on=AGAIN)
    assert Hazard.objects.get(pk=rectified.pk).until is None


@pytest.mark.parametrize("passed", [True, False])
def test_nothing_is_rechecked_before_it_was_put_right(act, noticed, chen, passed):
    with pytest.raises(ValidationError, match="Nothing was reported"):
        act(actions.recheck, hazard=noticed, officer=chen, passed=passed, deadline=DONE, on=DONE)


def test_nothing_is_put_right_without_a_notice(act, hazard, li, photo):
    with pytest.raises(ValidationError, match="no notice"):
        act(actions.report_rectified, hazard=hazard, officer=li, done="x", uploads=[photo()], on=DONE)


def test_it_is_put_right_once(act, rectified, li, photo):
    with pytest.raises(ValidationError, match="was reported put right"):
        act(actions.report_rectified, hazard=rectified, officer=li, done="x", uploads=[photo("green")], on=AGAIN)


def test_a_second_notice_waits_for_the_recheck(act, noticed, li):
    with pytest.raises(ValidationError, match="running already"):
        act(actions.issue_notice, hazard=noticed, officer=li, on=DONE, **NOTICE)


def test_a_major_hazard_needs_an_emergency_plan(act, shop, li):
    hazard = act(actions.report_hazard, site=shop, what="库房漏电", category="electricity", grade="major", on=FOUND)
    with pytest.raises(ValidationError) as refused:
        act(actions.issue_notice, hazard=hazard, officer=li, on=FOUND, **NOTICE)
    assert set(refused.value.error_dict) == {"plan"}


def test_the_county_takes_it_for_a_receipt(act, noticed):
    act(actions.hand_over, hazard=noticed, receipt="县安监收〔2019〕3号", on=date(2019, 3, 12))
    hazard = Hazard.objects.get(pk=noticed.pk)
    assert (hazard.until_reason, hazard.receipt, state(hazard, date(2019, 3, 12))) == (
        "handed_over",
        "县安监收〔2019〕3号",
        "handed_over",
    )


def test_without_a_receipt_it_stays(act, noticed):
    with pytest.raises(ValidationError, match="receipt"):
        act(actions.hand_over, hazard=noticed, receipt="", on=date(2019, 3, 12))


@pytest.mark.parametrize("ended", ["closed", "handed_over", "mistaken"])
def test_what_has_ended_takes_no_step(act, noticed, li, ended):
    Hazard.objects.filter(pk=noticed.pk).update(until=DONE, until_reason=ended, receipt="收")
    with pytest.raises(ValidationError, match="This hazard ended"):
        act(actions.hand_over, hazard=noticed, receipt="x", on=AGAIN)
    with pytest.raises(ValidationError, match="This hazard ended"):
        act(actions.issue_notice, hazard=noticed, officer=li, on=AGAIN, **NOTICE)


def test_a_step_is_not_dated_before_the_last_one(act, rectified):
    with pytest.raises(ValidationError, match="Something later"):
        act(actions.call_mistaken, hazard=rectified, on=date(2019, 3, 4))


def test_a_village_gives_no_notice_and_rechecks_nothing(town, hazard, li):
    with pytest.raises(ValidationError, match="township's own staff"):
        actions.issue_notice(hazard=hazard, officer=li, on=FOUND, **NOTICE, by=town.cadre, reason="x")


def test_a_village_reports_what_it_put_right(town, noticed, photo):
    officer = Officer.objects.get(name="王助")
    actions.report_rectified(
        hazard=noticed, officer=officer, done="已拆除", uploads=[photo()], on=DONE, by=town.cadre, reason="核实"
    )
    assert noticed.notices.get().rectified_by == officer


def test_an_officer_who_left_rechecks_nothing(act, rectified):
    gone = OfficerFactory(until=date(2019, 1, 1))
    with pytest.raises(ValidationError, match="not in post"):
        act(actions.recheck, hazard=rectified, officer=gone, passed=True, on=AGAIN)


def test_in_the_browsers_forms_from_notice_to_closed(town, client, hazard, li, chen, photo):
    client.force_login(town.clerk)
    address = lambda page: reverse(f"safety:hazard_{page}", args=[hazard.pk])  # noqa: E731
    shared = {"reason": "安监站记录"}
    client.post(
        address("notice"),
        {**shared, "on": FOUND, "officer": li.pk, "amount": "0", "plan": "", **NOTICE},
    )
    client.post(address("rectified"), {**shared, "on": DONE, "officer": li.pk, "done": "已拆除", "uploads": photo()})
    answer = client.post(address("recheck"), {**shared, "on": AGAIN, "officer": chen.pk, "passed": "yes"})
    assert answer.headers["Location"] == hazard.get_absolute_url()
    assert Hazard.objects.get(pk=hazard.pk).until_reason == "closed"


@pytest.mark.parametrize("page", ["notice", "recheck", "handover", "mistake"])
def test_a_village_has_no_page_for_what_the_township_does(town, client, hazard, page):
    client.force_login(town.cadre)
    assert client.get(reverse(f"safety:hazard_{page}", args=[hazard.pk])).status_code == 404


def test_the_buttons_are_those_that_make_sense(town, client, noticed):
    client.force_login(town.clerk)
    page = client.get(noticed.get_absolute_url())
    assert [link["url"].rsplit("/", 2)[1] for link in page.context["actions"]] == ["rectified", "handover", "mistake"]
    client.force_login(town.cadre)
    page = client.get(noticed.get_absolute_url())
    assert [link["url"].rsplit("/", 2)[1] for link in page.context["actions"]] == ["rectified"]


@pytest.mark.parametrize(("user", "shown"), [("clerk", True), ("cadre", True)])
def test_an_overdue_major_hazard_stands_on_the_home_page(town, client, user, shown):
    client.force_login(getattr(town, user))
    page = client.get(reverse("home"))
    line = next(one for one in page.context["alerts"] if "overdue_major" in one["url"])
    assert (line["number"], line["url"] in page.content.decode()) == (1, True)


def test_without_one_there_is_no_alert(town, client):
    Hazard.objects.filter(what="库存超量").update(grade="general")
    client.force_login(town.clerk)
    assert not [one for one in client.get(reverse("home")).context["alerts"] if "overdue_major" in one["url"]]
