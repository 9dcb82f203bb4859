"""A case in a real Chromium, from the application to the award: each step by the role that may, each slip refused."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.db.models import F

from tests.factories import PostingFactory, UserFactory
from welfare.models import Application, ApplicationStep, Award, Notice, Programme
from xiaoping.kit import clock

pytestmark = pytest.mark.browser

PHONE = "0745-6820000"


@pytest.fixture
def leader(small_township):
    user = UserFactory(username="leader", role="leader")
    user.set_password("pass-for-tests")
    user.save()
    PostingFactory(user=user)
    return user


@pytest.fixture
def as_role(browse, log_in, live_server, leader):
    """The browser of a user, in the language of the source."""

    def opened(username: str):
        page = browse()
        page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "en", "url": live_server.url}])
        log_in(page, username)
        return page

    return opened


def send(page, address: str, **fields) -> None:
    """Fill in the form at an address and send it."""
    page.goto(address)
    page.fill("[name=reason]", "按程序办理")
    for name, value in fields.items():
        page.fill(f"[name={name}]", value)
    page.click("main form button[type=submit]")
    page.wait_for_load_state()


def refused(page) -> str:
    """What the form says is wrong."""
    return " ".join(page.locator("main .errorlist").all_inner_texts())


def days_pass(case: Application, days: int) -> None:
    """Let the case and its notice be so many days older."""
    shift = timedelta(days=days)
    Application.objects.filter(pk=case.pk).update(since=F("since") - shift)
    case.steps.update(on=F("on") - shift)
    notice = Notice.objects.get(steps__application=case)
    Notice.objects.filter(pk=notice.pk).update(since=notice.since - shift, until=notice.until - shift)


def test_a_case_from_the_application_to_the_award(as_role, small_township):
    home = small_township.households["H3"]
    cadre, clerk, leader = as_role("cadre"), as_role("clerk"), as_role("leader")
    programme = Programme.objects.get(benefit="low_income")

    cadre.goto(f"/welfare/households/{home.pk}/application/")
    cadre.select_option("[name=programme]", str(programme.pk))
    cadre.fill("[name=reason]", "申请书")
    cadre.click("main form button[type=submit]")
    case = Application.objects.get(household=home, until=None)
    cadre.wait_for_url(f"**/welfare/applications/{case.pk}/")
    at = f"/welfare/applications/{case.pk}"

    send(cadre, f"{at}/survey/", people="张三、李四")
    assert "The next step of this case is: accepted." in refused(cadre)
    send(clerk, f"{at}/acceptance/", reason="")
    assert (clerk.locator("[name=reason]:invalid").count(), case.steps.count()) == (1, 1)
    send(clerk, f"{at}/acceptance/")
    send(cadre, f"{at}/survey/", people="张三")
    assert "name them both" in refused(cadre)
    send(cadre, f"{at}/survey/", people="张三、李四")
    send(cadre, f"{at}/review/", people="村民代表")

    cadre.goto(f"/welfare/villages/{home.village_id}/notice/")
    cadre.select_option("[name=programme]", str(programme.pk))
    cadre.fill("[name=phone]", PHONE)
    cadre.fill("[name=reason]", "已评议")
    cadre.click("main form button[type=submit]")
    cadre.wait_for_url("**/welfare/notices/*/")
    cadre.click("main a[href$='/list/']")
    cadre.wait_for_selector(".public-notice tbody tr")
    assert (cadre.locator(".public-notice tbody th").all_inner_texts(), PHONE in cadre.inner_text("main")) == (
        ["张*"],
        True,
    )

    send(clerk, f"{at}/examination/")
    assert "The notice hangs for 7 days" in refused(clerk)
    days_pass(case, 7)
    send(clerk, f"{at}/examination/")
    send(clerk, f"{at}/decision/")
    assert "You examined this case: somebody else enters its decision." in refused(clerk)
    send(leader, f"{at}/decision/")
    send(leader, f"{at}/decision/")
    assert "The next step of this case is: decision announced." in refused(leader)
    send(cadre, f"{at}/announcement/")

    clerk.goto(f"{at}/award/")
    clerk.select_option("[name=person]", str(small_township.people["张三"].pk))
    clerk.select_option("[name=grade]", "class1")
    clerk.fill("[name=reason]", "县级批准")
    clerk.click("main form button[type=submit]")
    clerk.wait_for_url(f"**{at}/")
    assert Award.objects.get(application=case).person == small_township.people["张三"]
    taken = list(case.steps.order_by("pk").values_list("kind", "entered_by__username"))
    assert taken == [
        ("applied", "cadre"),
        ("accepted", "clerk"),
        ("surveyed", "cadre"),
        ("reviewed", "cadre"),
        ("noticed", "cadre"),
        ("township", "clerk"),
        ("county", "leader"),
        ("announced", "cadre"),
    ]


def test_what_a_programme_does_not_need_is_skipped(as_role, small_township):
    Programme.objects.filter(benefit="transport").update(
        has_survey=False, has_review=False, notice_days=0, has_second_notice=False, decided_by="township"
    )
    clerk, leader = as_role("clerk"), as_role("leader")
    home = small_township.households["H1"]
    clerk.goto(f"/welfare/households/{home.pk}/application/")
    clerk.select_option("[name=programme]", str(Programme.objects.get(benefit="transport").pk))
    clerk.fill("[name=reason]", "申请书")
    clerk.click("main form button[type=submit]")
    clerk.wait_for_url("**/welfare/applications/*/")
    case = Application.objects.get(household=home, until=None)
    send(clerk, f"/welfare/applications/{case.pk}/acceptance/")
    send(leader, f"/welfare/applications/{case.pk}/decision/")
    case.refresh_from_db()
    assert (case.until, case.until_reason) == (clock.today(), "granted")
    assert list(ApplicationStep.objects.filter(application=case).order_by("pk").values_list("kind", flat=True)) == [
        "applied",
        "accepted",
        "township",
    ]
    assert not Award.objects.filter(application=case).exists()
