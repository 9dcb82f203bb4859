"""Public safety in a real Chromium: a hazard goes from found to closed, with photos, by the roles that may."""

from io import BytesIO

import pytest
from django.contrib.auth.models import Group
from PIL import Image

from safety.models import Hazard, Site
from tests.factories import PostingFactory, UserFactory
from xiaoping.kit.attachments.models import Attachment

pytestmark = pytest.mark.browser


def photo(colour: str) -> dict:
    target = BytesIO()
    Image.new("RGB", (320, 240), colour).save(target, "JPEG")
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": target.getvalue()}


def send(page, slug: str, **values) -> None:
    """Open the form behind a button of the sheet, fill it in and send it."""
    page.click(f"a[href$='/{slug}/']")
    fill_in(page, **values)
    page.click("form.panel button[type=submit]")
    page.wait_for_url("**/safety/hazards/*/")


def fill_in(page, **values) -> None:
    """Fill in the form of a page, with its reason."""
    for name, value in values.items():
        field = page.locator(f"[name={name}]")
        if isinstance(value, dict):
            field.set_input_files(value)
        elif field.first.get_attribute("type") == "radio":
            page.check(f"[name={name}][value={value}]")
        elif field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    page.fill("[name=reason]", "安监站记录")


def refused(page, hazard: Hazard, slug: str, **values) -> str:
    """Send a form by its address although no button leads there: the words of the refusal."""
    page.goto(f"{hazard.get_absolute_url()}{slug}/")
    fill_in(page, **values)
    page.click("form.panel button[type=submit]")
    return page.locator(".errorlist").first.inner_text()


def test_no_step_is_taken_out_of_turn(browse, log_in, small_township):
    """Found, and under a notice: what comes later is refused with the reason, also when its address is typed."""
    found, noticed = (Hazard.objects.get(what=what) for what in ("围墙开裂", "库存超量"))
    clerk = browse()
    log_in(clerk, "clerk")
    notice = {"officer": "李安", "responsible": "校长", "measures": "加固", "deadline": "2030-01-01"}
    assert "Nothing was reported put right yet" in refused(clerk, found, "recheck", passed="yes", officer="陈检")
    assert "emergency plan" in refused(clerk, found, "notice", **notice)
    assert "There is no notice" in refused(
        clerk, found, "rectified", officer="李安", done="已加固", uploads=photo("blue")
    )
    assert "A notice is running already" in refused(clerk, noticed, "notice", **notice, plan="停业")
    assert "Nothing was reported put right yet" in refused(clerk, noticed, "recheck", passed="yes", officer="陈检")
    assert {hazard.until for hazard in Hazard.objects.filter(pk__in=[found.pk, noticed.pk])} == {None}


def test_the_overdue_major_one_stands_where_leaders_look(browse, log_in, small_township):
    """“Stock too high” of 甲村 is long past its deadline: the leader's home page says so and leads to it."""
    user = UserFactory(username="leader")
    user.set_password("pass-for-tests")
    user.save()
    user.groups.add(Group.objects.get(name="leader"))
    PostingFactory(user=user)
    page = browse(390)
    log_in(page, "leader")
    page.click(".notice-error a[href*=overdue_major]")
    assert page.locator("#list", has_text="库存超量").count() == 1


def test_a_hazard_from_found_to_closed(browse, log_in, small_township):
    site = Site.objects.get(name="甲花炮店")
    cadre = browse(390)
    log_in(cadre, "cadre")
    cadre.goto(site.get_absolute_url())
    send(cadre, "hazard", what="私接电线", category="electricity", grade="general", uploads=photo("red"))
    hazard = Hazard.objects.get(what="私接电线")
    assert not cadre.locator("a[href$='/notice/']").count()
    clerk = browse()
    log_in(clerk, "clerk")
    clerk.goto(hazard.get_absolute_url())
    send(clerk, "notice", officer="李安", responsible="店主", measures="拆除", deadline="2030-01-01")
    cadre.reload()
    send(cadre, "rectified", officer="王助", done="已拆除", uploads=photo("green"))
    clerk.reload()
    send(clerk, "recheck", passed="yes", officer="陈检")
    assert clerk.locator(".tag-closed").count() == 1
    assert Attachment.objects.of(hazard).count() == 2
    assert not clerk.locator("a[href$='/recheck/'], a[href$='/notice/']").count()
