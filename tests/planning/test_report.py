"""The yearly report on the small township: written, drawn with its numbers, issued with the close, kept, read."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning import actions
from planning.models import Issue, PeriodClose, Report, Section
from tests import factories
from villages.models import Person, Stay
from xiaoping.kit.periods import Period

YEAR = Period.year(2018)


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def report(town):
    """One section: 16 people at the end of 2018, three of the five households on the register out of poverty."""
    report = factories.ReportFactory(year=2018, title="小乡2018年度工作报告")
    text = "年末{{villages.total_population}}人。\n在册{{poverty.registered_poor_households}}户。"
    factories.SectionFactory(report=report, order=10, heading="概况", text=text)
    return report


@pytest.fixture
def section(report):
    return report.sections.get()


@pytest.fixture
def leader(town):
    user = factories.UserFactory(role="leader")
    factories.PostingFactory(user=user)
    return user


@pytest.fixture
def close(town, leader) -> PeriodClose:
    return actions.close_period(period=YEAR, by=leader, reason="年终结账")


@pytest.fixture
def issue(report, close, leader) -> Issue:
    return issued(report, leader)


def issued(report, by) -> Issue:
    return actions.issue_report(report=report, on=date(2019, 3, 1), by=by, reason="经乡长办公会审定")


def write(section, by, **given) -> Section:
    kept = {"level": section.level, "heading": section.heading, "text": section.text, "is_left_out": False}
    return actions.write_section(
        section=section, **{**kept, "version": section.version, **given}, by=by, reason="撰写报告"
    )


def printed(document) -> list[str]:
    """Every paragraph and heading as printed."""
    return [
        text
        for block in document.blocks
        for text in (
            *([block.number + "".join(run.text for run in block.heading)] if block.number else []),
            *("".join(run.text for run in paragraph) for paragraph in block.paragraphs),
        )
    ]


def text_of(report) -> list[str]:
    return printed(actions.draft(report).document)


# Drawn with its numbers


def test_the_tokens_write_the_numbers(report):
    assert text_of(report) == ["一、概况", "年末16人。", "在册5户。"]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("{{villages.total_population#甲村}}人", "8人"),
        ("{{villages.total_population@-1}}人", "18人"),
        ("比上年{{villages.total_population|同比}}人", "比上年减少2人"),
        ("{{year}}年和{{year@+1}}年", "2018年和2019年"),
        ("{{poverty.registered_poor_households@2017}}户", "6户"),
        ("{{villages.total_population|余}}人", "10余人"),
    ],
)
def test_when_where_and_how(town, report, section, text, drawn):
    write(section, town.clerk, text=text)
    assert text_of(report)[-1] == drawn


def test_headings_are_numbered_by_their_level(report):
    for order, level in enumerate((2, 2, 3, 4, 1, 2), start=11):
        factories.SectionFactory(report=report, order=order, level=level, heading="工作")
    numbers = [block.number for block in actions.draft(report).document.blocks]
    assert numbers == ["一、", "（一）", "（二）", "1.", "（1）", "二、", "（一）"]


def test_a_section_left_out_is_neither_numbered_nor_printed(town, report, section):
    factories.SectionFactory(report=report, order=20, heading="工作")
    write(section, town.clerk, is_left_out=True)
    assert text_of(report) == ["一、工作"]


def test_every_figure_is_listed_once_with_definition_and_rows(report):
    factories.SectionFactory(
        report=report, order=20, text="{{villages.total_population}}人，{{villages.total_population}}人"
    )
    first, second = actions.draft(report).document.figures
    assert (first.key, first.value, first.rows, first.unit) == ("villages.total_population", "16", (16,), "people")
    assert (second.number, second.value, second.rows_text, second.period_label) == (2, "5", "5", "2018")
    assert first.definition
    assert first.source


def test_a_ratio_names_the_rows_of_both_its_parts(town, report, section):
    write(section, town.clerk, text="{{poverty.poverty_incidence_rate}}")
    [figure] = actions.draft(report).document.figures
    parts = [figure.rows[0], figure.rows[1]]
    assert (figure.key, parts[1], figure.rows_text) == ("poverty.poverty_incidence_rate", 16, f"{parts[0]}/16")


def test_numbers_typed_by_hand_are_counted_and_marked(town, report, section):
    write(section, town.clerk, text="共16人，2018年")
    drawn = actions.draft(report)
    [runs] = drawn.document.blocks[0].paragraphs
    assert (drawn.typed, [run.text for run in runs if run.typed]) == (1, ["16"])


def test_what_writes_no_number_is_a_problem_with_its_section(report):
    other = factories.SectionFactory(report=report, order=20, heading="信访", text="\n{{villages.nobody}}件")
    [problem] = actions.draft(report).problems
    assert (problem.section, problem.name) == (other.pk, "信访")
    assert "Line 2, character 1," in problem.message


def test_a_figure_nobody_stated_is_a_problem_and_no_number(town, report, section):
    write(section, town.clerk, text="面积{{villages.township_area@2016}}")
    [problem] = actions.draft(report).problems
    assert "villages.township_area" in problem.message


def statements(report) -> int:
    with CaptureQueriesContext(connection) as seen:
        actions.draft(report)
    return len(seen)


def test_the_statements_grow_neither_with_tokens_nor_with_rows(town, report, section, many_rows):
    before = statements(report)
    write(section, town.clerk, text=section.text + "\n" + "{{villages.total_population}}" * 30)
    many_rows(20)
    assert statements(report) == before


def test_all_figures_of_the_outline_are_read_in_few_statements(town):
    outlined = actions.begin_report(year=2018, by=town.clerk, reason="年度报告")
    assert statements(outlined) <= 75


# Written


def test_a_report_begins_with_the_outline(town):
    begun = actions.begin_report(year=2018, by=town.clerk, reason="年度报告")
    assert (begun.title, begun.organ) == ("小乡人民政府2018年度工作报告", "小乡人民政府")
    assert begun.sections.filter(level=1).count() == 3


def test_a_year_has_one_report(town, report):
    with pytest.raises(ValidationError, match="There is a report of this year already"):
        actions.begin_report(year=2018, by=town.clerk, reason="年度报告")


def test_a_token_that_cannot_be_read_is_not_saved(town, section):
    with pytest.raises(ValidationError) as refused:
        write(section, town.clerk, text="共{{villages.total_populaton}}人")
    assert list(refused.value.message_dict) == ["text"]
    section.refresh_from_db()
    assert section.version == 1


def test_a_heading_needs_its_level_and_a_level_its_heading(town, section):
    with pytest.raises(ValidationError):
        write(section, town.clerk, heading="")
    with pytest.raises(ValidationError):
        write(section, town.clerk, level=0)


def test_the_second_of_two_editors_is_told(town, section):
    opened = Section.objects.get(pk=section.pk)
    write(section, town.clerk, text="我的")
    with pytest.raises(ValidationError, match="Somebody else has saved"):
        write(opened, town.clerk, text="你的", version=1)
    assert Section.objects.get(pk=section.pk).text == "我的"


def test_a_section_is_put_behind_another(town, report, section):
    last = factories.SectionFactory(report=report, order=20, heading="尾")
    added = actions.add_section(
        report=report, after=section.order, level=1, heading="中", text="", by=town.clerk, reason="补充"
    )
    assert list(report.sections.order_by("order")) == [section, added, last]


def test_a_section_moves_and_stops_at_the_end(town, report, section):
    last = factories.SectionFactory(report=report, order=20, heading="尾")
    actions.move_section(section=last, up=True, by=town.clerk, reason="调整次序")
    assert list(report.sections.order_by("order")) == [last, section]
    with pytest.raises(ValidationError, match="no place further"):
        actions.move_section(section=last, up=True, by=town.clerk, reason="调整次序")


def test_a_cadre_writes_nothing(town, section):
    with pytest.raises(Section.DoesNotExist):
        write(section, town.cadre, text="村里")


# Issued


def test_an_issue_is_frozen_with_the_close(issue, close):
    assert (issue.number, issue.close, printed(issue.document)) == (1, close, ["一、概况", "年末16人。", "在册5户。"])
    assert [figure.closed for figure in issue.document.figures] == ["2018", "2018"]


def test_what_is_recorded_afterwards_changes_the_records_and_not_the_issue(town, report, issue, leader):
    Stay.objects.filter(person=Person.objects.get(name="张三")).update(since=date(2019, 2, 1))
    kept = Issue.objects.get(pk=issue.pk)
    assert printed(kept.document) == ["一、概况", "年末16人。", "在册5户。"]
    assert printed(issued(report, leader).document) == ["一、概况", "年末16人。", "在册5户。"]


def test_an_open_year_is_not_issued(report, leader):
    with pytest.raises(ValidationError, match="2018 is not closed"):
        issued(report, leader)


def test_who_wrote_in_it_does_not_issue_it(town, section, report, close, leader):
    write(section, leader, text="我写的")
    with pytest.raises(ValidationError, match="somebody else must issue it"):
        issued(report, leader)


def test_a_report_with_a_problem_is_not_issued(report, close, leader):
    factories.SectionFactory(report=report, order=20, heading="信访", text="{{villages.nobody}}件")
    with pytest.raises(ValidationError, match="信访"):
        issued(report, leader)
    assert not Issue.objects.exists()


def test_another_issue_is_another_version(town, section, report, issue, leader):
    write(section, town.clerk, text="重写")
    second = issued(report, leader)
    assert (second.number, printed(second.document), printed(Issue.objects.get(number=1).document)[1]) == (
        2,
        ["一、概况", "重写"],
        "年末16人。",
    )


def test_an_issue_is_never_changed_or_removed(issue):
    with pytest.raises(ValidationError):
        issue.save()
    with pytest.raises(ValidationError):
        issue.delete()
    with pytest.raises(ValidationError):
        Issue.objects.update(reason="")
    with pytest.raises(ValidationError):
        Issue.objects.all().delete()


def test_the_definition_issued_is_the_one_of_the_close(issue):
    [figure, _other] = issue.document.figures
    assert figure.definition == PeriodClose.objects.get().figures.get(key=figure.key).definition


# The pages


def page_of(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"planning:{name}", args=args), query)


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


def test_a_cadre_reads_what_was_issued_without_links_to_the_whole(town, issue, client):
    page = page_of(client, town.cadre, "issue", year=2018, version=1)
    content = page.content.decode()
    assert (page.status_code, "年末" in content, [one["url"] for one in page.context["figures"]]) == (
        200,
        True,
        ["", ""],
    )


def test_a_cadre_sees_no_draft(town, report, client):
    assert page_of(client, town.cadre, "report_detail", report.pk).status_code == 404
    page = page_of(client, town.cadre, "report_list")
    assert (page.status_code, page.context["reports"]) == (200, [])


def test_the_reader_leads_each_number_to_its_figure(town, issue, client):
    page = page_of(client, town.clerk, "issue", year=2018)
    assert [client.get(one["url"]).status_code for one in page.context["figures"]] == [200, 200]


def test_the_archive_lists_every_version(town, report, issue, leader, client):
    issued(report, leader)
    [shown] = page_of(client, town.clerk, "report_list").context["reports"]
    assert [one.number for one in shown.issued] == [2, 1]


@pytest.mark.parametrize("query", [{"year": "2017"}, {"year": "x"}, {"year": "2018", "version": "9"}])
def test_an_issue_that_does_not_exist_is_not_found(town, issue, client, query):
    assert page_of(client, town.clerk, "issue", **query).status_code == 404


def test_without_an_issue_the_reader_says_so(town, client):
    page = page_of(client, town.clerk, "issue")
    assert (page.status_code, page.context["issue"]) == (200, None)
    assert page_of(client, town.clerk, "issue_pdf").status_code == 404
