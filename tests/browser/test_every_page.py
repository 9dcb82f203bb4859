"""Every page, on a phone and at a desk, in both languages: no sideways scroll, and nothing serious found by axe."""

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client

from tests.factories import PostingFactory, UserFactory
from tests.sweeps.addresses import OURS, reachable

pytestmark = pytest.mark.browser

AXE = (settings.NODE_MODULES / "axe-core" / "axe.min.js").read_text("utf-8")
RUN_AXE = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .filter((finding) => ["serious", "critical"].includes(finding.impact))
    .map((finding) => finding.id + ": " + finding.nodes.map((node) => node.target).slice(0, 3).join(" "))"""
FILES = {"kit:attachment_file", "kit:attachment_preview"}
REPORTS = {f"planning:{what}_{kind}" for what in ("report", "issue") for kind in ("docx", "pdf")}
CUT = "[...document.querySelectorAll('#list .table-scroll')].some((box) => box.scrollWidth > box.clientWidth)"
POSTED = {"planning:section_preview", "planning:section_move"}
FETCHED = {"planning:section_figures", "kit:import_progress"}  # parts of pages, looked at with them
REVEALS = {"villages:idnumber_reveal", "villages:bankaccount_reveal"}
SENT_ONLY = {"logout", "set_language", "health"} | REVEALS | FILES | REPORTS | POSTED | FETCHED  # these show no page
OFFICE = {name for name in OURS if name.startswith("accounts:")}  # for administrators: test_accounts opens them
LEADERS = {  # who prepares neither approves, closes nor issues
    "planning:periodclose_new",
    "planning:periodclose_reopening",
    "planning:report_issue",
    "welfare:paymentbatch_approval",
}
PAGES = sorted(name for name in OURS if name not in SENT_ONLY | OFFICE | {"login"})


@pytest.fixture
def shown(browse, live_server, small_township):
    """Open the page at a name as the clerk, or as a leader where the clerk may not, in a language and at a width."""

    def show(name: str, language: str, width: int):
        client = Client()
        client.force_login(leader() if name in LEADERS else small_township.clerk)
        page = browse(width)
        kept = {"sessionid": client.cookies["sessionid"].value, settings.LANGUAGE_COOKIE_NAME: language}
        page.context.add_cookies(
            [{"name": cookie, "value": value, "url": live_server.url} for cookie, value in kept.items()]
        )
        assert page.goto(reachable(small_township, name)).status == 200
        return page

    return show


def leader():
    """A leader of the whole township."""
    user = UserFactory()
    user.groups.add(Group.objects.get(name="leader"))
    PostingFactory(user=user)
    return user


def faults(page) -> list[str]:
    """What is wrong with a page: sideways scroll, and what axe finds serious."""
    page.evaluate(AXE)
    wide = page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    return [*page.evaluate(RUN_AXE), *["it scrolls sideways"] * wide]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_on_a_phone(shown, name, language):
    assert faults(shown(name, language, 390)) == []


@pytest.mark.parametrize("name", PAGES)
def test_at_a_desk(shown, name):
    page = shown(name, "zh-hans", 1440)
    assert (faults(page), page.evaluate(CUT)) == ([], False)


@pytest.mark.parametrize("width", [390, 1440])
def test_the_login(browse, width):
    page = browse(width)
    page.goto("/login/")
    assert faults(page) == []
