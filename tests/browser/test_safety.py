"""Public safety in a real Chromium: a hazard goes from found to closed, with photos, by the roles that may."""

from io import BytesIO

import pytest
from PIL import Image

from safety.models import Hazard, Site
from xiaoping.kit.attachments.models import Attachment

pytestmark = pytest.mark.browser


def photo(colour: str) -> dict:
    target = BytesIO()
    Image.new("RGB", (320, 240), colour).save(target, "JPEG")
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": target.getvalue()}


def send(page, slug: str, **values) -> None:
    """Open the form behind a button of the sheet, fill it in and send it."""
    page.click(f"a[href$='/{slug}/']")
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
    page.click("form.panel button[type=submit]")
    page.wait_for_url("**/safety/hazards/*/")


def test_a_hazard_from_found_to_closed(browse, log_in, small_township):
    site = Site.objects.get(name="甲花炮店")
    cadre = browse(390)
    log_in(cadre, "cadre")
    cadre.goto(site.get_absolute_url())
    send(cadre, "hazard", what="私接电线", grade="general", uploads=photo("red"))
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
