"""Adding a photo in a real Chromium: with the script it is sent smaller and its progress shown, without it as it is."""

import pytest

from tests.factories import picture
from xiaoping.kit.attachments.models import Attachment

pytestmark = pytest.mark.browser


def fill(page, household, *files) -> None:
    page.goto(f"/villages/households/{household.pk}/attachment/")
    page.fill("[name=title]", "房屋正面")
    page.fill("[name=on]", "2019-03-01")
    page.fill("[name=reason]", "入户走访")
    sent = [{"name": name, "mimeType": kind, "buffer": content} for name, kind, content in files]
    page.set_input_files("[name=uploads]", sent)
    page.click("form[enctype] button[type=submit]")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_photo_is_added_and_shown(browse, log_in, small_township, script):
    page = browse(390, script=script)
    log_in(page, "cadre")
    fill(page, small_township.households["H1"], ("a.jpg", "image/jpeg", picture()))
    page.wait_for_selector(".notice-success")
    assert page.url.endswith(f"/villages/households/{small_township.households['H1'].pk}/")
    assert page.locator(".thumbnails img").count() == 1
    page.click(".thumbnails a")
    page.wait_for_selector(".attachment img")
    assert page.evaluate("document.querySelector('.attachment img').naturalWidth") == 60


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_disguised_file_is_refused_on_its_field(browse, log_in, small_township, script):
    page = browse(script=script)
    log_in(page, "cadre")
    fill(page, small_township.households["H1"], ("a.jpg", "image/jpeg", b"MZ"))
    page.wait_for_selector(".field-files .errorlist")
    assert (page.input_value("[name=title]"), Attachment.objects.exists()) == ("房屋正面", False)


def test_a_file_over_the_limit_is_not_even_sent(browse, log_in, small_township):
    page = browse()
    log_in(page, "cadre")
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    fill(page, small_township.households["H1"], ("a.pdf", "application/pdf", b"\0" * (20 * 1024 * 1024 + 1)))
    page.wait_for_selector(".upload-failed")
    assert ("a.pdf" in page.inner_text(".upload-text"), sent) == (True, [])


def test_a_large_photo_is_sent_smaller(browse, log_in, small_township):
    page = browse()
    log_in(page, "cadre")
    large = picture(size=(6000, 3000)) + b"\0" * 3_000_000
    with page.expect_request(lambda request: request.method == "POST") as sending:
        fill(page, small_township.households["H1"], ("a.jpg", "image/jpeg", large))
    page.wait_for_selector(".notice-success")
    assert sending.value.sizes()["requestBodySize"] < 1_000_000
    one = Attachment.objects.get()
    assert (one.width, one.height) == (2560, 1280)
