"""The yearly report in a real Chromium: written with the picker by a clerk, issued by a leader, taken out as a file."""

from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from docx import Document

from planning import actions
from planning.models import Issue, Section
from tests import factories
from xiaoping.kit.periods import Period

pytestmark = pytest.mark.browser


def staff(role: str):
    """A user of the whole township with a role, called by it."""
    user = factories.UserFactory(username=role)
    user.set_password("pass-for-tests")
    user.save()
    user.groups.add(Group.objects.get(name=role))
    factories.PostingFactory(user=user)
    return user


@pytest.fixture
def section(small_township) -> Section:
    """Of a year that is closed; nothing is written yet. There are a leader and an auditor."""
    staff("auditor")
    report = factories.ReportFactory(year=2018, title="小乡2018年度工作报告")
    actions.close_period(period=Period.year(2018), by=staff("leader"), reason="年终结账")
    return factories.SectionFactory(report=report, order=10, heading="概况")


def choose(page, words: str, *, form: str = "") -> None:
    """Put a figure where the cursor stands: found by its words, written in a form."""
    page.locator("[data-insert]:visible").first.wait_for()
    page.select_option("#picker-form", form)
    page.fill("#picker-search", words)
    page.press("#picker-search", "Enter")


def type_on(page, text: str) -> None:
    page.locator("#id_text").press_sequentially(text)


def opened(page, link) -> str:
    """The number the banner of the rows shows that a link of the report leads to."""
    page.goto(link)
    return page.inner_text(".figure-banner-value .num")


def write(page, section: Section) -> None:
    """People and households by their figures, one number by hand; kept."""
    page.goto(section.report.get_absolute_url())
    page.click(f"#section-{section.pk} a[href$='/text/']")
    type_on(page, "年末")
    choose(page, "villages.total_population")
    type_on(page, "人，其中")
    choose(page, "villages.total_population", form="@-1")
    type_on(page, "为上年末，手写99人。")
    page.wait_for_selector("#preview mark.report-typed")


def test_the_picker_shows_and_puts_in_the_number(browse, log_in, section):
    page = browse()
    log_in(page, "clerk")
    page.goto(reverse("planning:section_text", args=[section.pk]))
    page.wait_for_selector("[data-insert]")
    page.fill("#picker-search", "total_population")
    [shown] = page.locator("[data-insert]:visible").all()
    assert shown.locator(".picker-value .num").inner_text() == "16"
    shown.click()
    page.wait_for_selector("#preview a.report-number")
    assert (page.input_value("#id_text"), page.inner_text("#preview a.report-number")) == (
        "{{villages.total_population}}",
        "16",
    )
    page.fill("#picker-search", "没有这样的指标")
    assert page.is_visible("[data-picker-none]")


def test_a_report_from_its_first_word_to_the_file(browse, log_in, section, tmp_path):
    clerk = browse()
    log_in(clerk, "clerk")
    write(clerk, section)
    preview = clerk.locator("#preview")
    assert preview.locator("a.report-number").all_inner_texts() == ["16", "18"]
    assert preview.locator("mark.report-typed").all_inner_texts() == ["99"]
    clerk.click("form.panel button[type=submit]")
    clerk.wait_for_url("**/planning/reports/*/*")
    sheet = clerk.locator(".report-sheet")
    assert sheet.locator("mark.report-typed").all_inner_texts() == ["99"]
    links = [one.get_attribute("href") for one in sheet.locator("a.report-number").all()]
    assert [opened(clerk, link) for link in links] == ["16", "18"]

    leader = browse()
    log_in(leader, "leader")
    leader.goto(section.report.get_absolute_url())
    leader.click("a[href$='/issue/']")
    leader.fill("[name=on]", "2019-03-01")
    leader.fill("[name=reason]", "经乡长办公会审定")
    leader.click("form.panel button[type=submit]")
    leader.wait_for_url("**/planning/reports/issued/*")
    assert "16" in leader.locator(".report-sheet a.report-number").all_inner_texts()
    with leader.expect_download() as waiting:
        leader.click(".page-actions a[href*='docx']")
    waiting.value.save_as(tmp_path / "report.docx")
    assert "年末16人，其中18为上年末，手写99人。" in paragraphs(tmp_path / "report.docx")
    assert Issue.objects.get().issued_by.username == "leader"


def paragraphs(file: Path) -> list[str]:
    return [one.text for one in Document(BytesIO(file.read_bytes())).paragraphs]


@pytest.mark.parametrize("role", ["leader", "auditor"])
def test_who_does_not_write_is_shown_no_way_to_and_refused(browse, log_in, section, role):
    page = browse()
    log_in(page, role)
    page.goto(section.report.get_absolute_url())
    assert (page.locator(f"#section-{section.pk}").count(), page.locator(".report-tools").count()) == (1, 0)
    address = page.url.partition("/planning/")[0] + reverse("planning:section_text", args=[section.pk])
    assert page.request.get(address).status == 403
