"""Saving a list as a view in a real Chromium: from its menu, and, without script, on the page the menu leads to."""

import pytest

pytestmark = pytest.mark.browser

LIST = "/villages/wells/?kind=deep&sort=-since"


def save(page) -> None:
    page.fill("#view-name", "深水井")
    page.click(".view-save button")
    page.wait_for_selector(".notice-success")


def test_a_list_is_saved_from_its_menu_and_opened_again(browse, log_in):
    page = browse(390)
    log_in(page, "cadre")
    page.goto(LIST)
    page.click(".view-menu summary")
    page.wait_for_selector("#view-name")
    save(page)
    assert page.url.endswith(LIST)
    page.goto("/views/")
    page.click(".saved-view-head a")
    page.wait_for_url(f"**{LIST}")


def test_without_script_the_menu_leads_to_a_page_that_saves(browse, log_in):
    page = browse(390, script=False)
    log_in(page, "cadre")
    page.goto(LIST)
    page.click(".view-menu summary")
    page.click(".view-menu .menu-panel a")
    page.wait_for_selector("#view-name")
    save(page)
    assert page.url.endswith(LIST)
