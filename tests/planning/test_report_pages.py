"""The pages on which the yearly report is written: draft, editor, preview, and who may do what."""

from django.urls import reverse

from planning.models import Issue, Report, Section
from tests import factories
from tests.planning.reports import page_of, write


def test_every_number_of_the_draft_opens_its_rows(town, report, client):
    page = page_of(client, town.clerk, "report_detail", report.pk)
    urls = [one["url"] for one in page.context["figures"]]
    assert [client.get(url).context["banner"]["value"] for url in urls] == ["16", "5"]
    assert all(f'href="{url}"'.replace("&", "&amp;") in page.content.decode() for url in urls)


def test_a_number_typed_by_hand_is_marked_on_the_page(town, report, section, client):
    write(section, town.clerk, text="共99人")
    content = page_of(client, town.clerk, "report_detail", report.pk).content.decode()
    assert '<mark class="report-typed"' in content


def test_the_preview_draws_what_is_not_saved(town, section, client):
    client.force_login(town.clerk)
    address = reverse("planning:section_preview", args=[section.pk])
    content = client.post(address, {"text": "新{{villages.total_population}}人", "heading": "新"}).content.decode()
    assert (">16</a>人" in content, Section.objects.get(pk=section.pk).text == section.text) == (True, True)


def test_the_preview_says_what_is_wrong(town, section, client):
    client.force_login(town.clerk)
    content = client.post(reverse("planning:section_preview", args=[section.pk]), {"text": "{{villages.x}}"}).content
    assert "report-wrong" in content.decode()


def form_of(section, **given) -> dict:
    kept = {"level": section.level, "heading": section.heading, "text": section.text, "version": section.version}
    return {**kept, "reason": "撰写报告", **given}


def test_the_editor_saves_and_goes_back_to_the_section(town, report, section, client):
    client.force_login(town.clerk)
    answer = client.post(reverse("planning:section_text", args=[section.pk]), form_of(section, text="新文"))
    assert (answer.status_code, answer["Location"]) == (302, f"{report.get_absolute_url()}#section-{section.pk}")
    assert Section.objects.get(pk=section.pk).text == "新文"


def test_a_conflict_shows_both_and_saving_again_keeps_mine(town, section, client):
    client.force_login(town.clerk)
    address = reverse("planning:section_text", args=[section.pk])
    client.post(address, form_of(section, text="先来的"))
    page = client.post(address, form_of(section, text="后来的"))
    content = page.content.decode()
    assert ("先来的" in content, "后来的" in content, page.context["form"]["version"].value()) == (True, True, 2)
    client.post(address, form_of(section, text="后来的", version=2))
    assert Section.objects.get(pk=section.pk).text == "后来的"


def test_a_section_moves_from_the_page(town, report, section, client):
    last = factories.SectionFactory(report=report, order=20, heading="尾")
    client.force_login(town.clerk)
    client.post(reverse("planning:section_move", args=[last.pk]), {"to": "up"})
    assert list(report.sections.order_by("order")) == [last, section]


def test_a_clerk_begins_a_report_and_adds_a_section(town, client):
    client.force_login(town.clerk)
    client.post(reverse("planning:report_begin"), {"year": 2017, "reason": "补写"})
    begun = Report.objects.get(year=2017)
    before = begun.sections.count()
    added = client.post(
        reverse("planning:report_section", args=[begun.pk]),
        {"after": 0, "level": 1, "heading": "新段", "reason": "补充"},
    )
    assert (begun.sections.count(), begun.sections.order_by("order").first().heading) == (before + 1, "新段")
    assert added["Location"].endswith("/text/")


def test_a_leader_issues_from_the_page_and_the_clerk_may_not(town, report, close, leader, client):
    address = reverse("planning:report_issue", args=[report.pk])
    client.force_login(town.clerk)
    assert client.get(address).status_code == 403
    client.force_login(leader)
    client.post(address, {"on": "2019-03-01", "reason": "审定"})
    assert (Issue.objects.get().issued_by, Issue.objects.get().close) == (leader, close)


def test_a_leader_writes_nothing(report, section, leader, client):
    assert page_of(client, leader, "section_text", section.pk).status_code == 403
    assert page_of(client, leader, "report_detail", report.pk).context["parts"][0]["actions"] == []


def test_a_cadre_sees_no_draft(town, report, client):
    assert page_of(client, town.cadre, "report_detail", report.pk).status_code == 404
    page = page_of(client, town.cadre, "report_list")
    assert (page.status_code, page.context["reports"]) == (200, [])
