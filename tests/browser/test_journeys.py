"""Journeys of an office day, in a real Chromium."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_the_figure_to_its_rows(browse, log_in, script):
    page = browse(script=script)
    log_in(page, "clerk")
    page.goto("/figures/poverty.remaining_poor_persons/?period=2018")
    assert page.inner_text(".figure-number .num") == "3"
    page.click(".figure-buttons a.btn-primary")
    page.wait_for_selector(".figure-banner")
    assert page.inner_text(".figure-banner-value .num") == "3"
    assert page.locator("#list tbody tr").count() == 3


def test_a_household_is_opened_from_its_list(browse, log_in):
    page = browse()
    log_in(page, "cadre")
    page.goto("/villages/households/?in_force=2018-12-31")
    assert page.locator("#list tbody tr").count() == 4
    page.click("#list tbody tr:first-child a")
    page.wait_for_url("**/villages/households/*/")


def test_the_phones_menu_opens_without_script(browse, log_in):
    page = browse(390, script=False)
    log_in(page, "clerk")
    entry = page.locator(".drawer a[href='/figures/']")
    assert not entry.is_visible()
    page.click(".drawer summary")
    assert entry.is_visible()
