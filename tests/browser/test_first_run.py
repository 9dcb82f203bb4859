"""From an empty start to the home page: the code, the places, the administrator, a password of one's own."""

import pytest

from tests.browser.test_every_page import faults
from xiaoping.firstrun import code

pytestmark = pytest.mark.browser

SHEET = "行政村\t村民小组\n小冲村\t一组\n\t二组\n大言村\t大屋组\n杉木村\t8"
HANDED, OWN = "shan-qing-shui-xiu", "of-my-own-making"


@pytest.fixture
def empty(transactional_db, live_server, settings, tmp_path) -> str:
    settings.VAR = tmp_path
    return code.make()


@pytest.fixture
def page(chromium, live_server, empty, request):
    context = chromium.new_context(base_url=live_server.url, viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("page", [390, 1440], indirect=True)
def test_an_office_sets_itself_up(page, empty):
    page.goto("/villages/households/")
    assert page.url.endswith("/first-run/")
    assert faults(page) == []
    page.fill("[name=code]", empty)
    page.fill("[name=township]", "青石乡")
    page.fill("[name=villages]", SHEET)
    page.click("form.login-form button[type=submit]")
    page.wait_for_url("**/first-run/administrator/")
    assert faults(page) == []
    assert "大屋组" in page.inner_text(".understood")
    page.fill("[name=name]", "李主任")
    page.fill("[name=username]", "li")
    page.fill("[name=password]", HANDED)
    page.fill("[name=again]", HANDED)
    page.click("form.login-form button[type=submit]")
    page.wait_for_url("**/login/")
    page.fill("[name=username]", "li")
    page.fill("[name=password]", HANDED)
    page.click("form.login-form button[type=submit]")
    page.wait_for_url("**/password/")
    assert faults(page) == []
    page.fill("[name=old_password]", HANDED)
    page.fill("[name=new_password1]", OWN)
    page.fill("[name=new_password2]", OWN)
    page.click("main .btn-primary")
    page.wait_for_url("**/password/done/")
    page.goto("/")
    assert page.inner_text("h1") == "青石乡"
