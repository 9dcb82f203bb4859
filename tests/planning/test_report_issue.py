"""The yearly report as it was issued: frozen with the close of its year, read, and set against the records."""

from datetime import date
from hashlib import sha256

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning.models import Issue, PartyOrganisation, PeriodClose
from tests import factories
from tests.planning.reports import issued, page_of, printed, write
from villages.models import Person, StatedFigure, Stay
from xiaoping.kit.models import ExportLog

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


def test_the_database_refuses_every_change_of_an_issue(issue):
    statement = "UPDATE planning_issue SET reason = 'x'"
    with (
        pytest.raises(DatabaseError, match="What was issued is never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_file_of_an_issue_is_noted_in_the_export_log(town, issue, client, kind):
    content = page_of(client, town.cadre, f"issue_{kind}", year=2018).content
    line = ExportLog.objects.get()
    assert (line.user, line.list_name, line.address, line.format) == (
        town.cadre,
        "planning.issue",
        issue.get_absolute_url(),
        kind,
    )
    assert (line.filters, line.rows, line.sha256) == ("小乡2018年度工作报告", 2, sha256(content).hexdigest())


def test_a_file_of_the_draft_is_noted_as_a_draft(town, report, client):
    content = page_of(client, town.clerk, "report_docx", report.pk).content
    line = ExportLog.objects.get()
    assert (line.list_name, "draft" in line.filters, line.sha256) == (
        "planning.report",
        True,
        sha256(content).hexdigest(),
    )


# In the administration


@pytest.mark.parametrize("name", ["report", "section", "issue"])
def test_the_administration_reads_reports_and_writes_none(town, issue, client, name):
    client.force_login(town.clerk)
    address = reverse(f"admin:planning_{name}_change", args=[apps.get_model("planning", name).objects.get().pk])
    assert client.get(address).status_code == 200
    answer = client.post(address, {"title": "改", "heading": "改", "text": "改", "reason": "改", "change_reason": "试"})
    assert answer.status_code == 403


def test_the_definition_issued_is_the_one_of_the_close(issue):
    [figure, _other] = issue.document.figures
    assert figure.definition == PeriodClose.objects.get().figures.get(key=figure.key).definition


# Read


def test_a_cadre_reads_what_was_issued_without_links_to_the_whole(town, issue, client):
    page = page_of(client, town.cadre, "issue", year=2018, version=1)
    content = page.content.decode()
    assert (page.status_code, "年末" in content, [one["url"] for one in page.context["figures"]]) == (
        200,
        True,
        ["", ""],
    )


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


# Set against the records


@pytest.fixture
def told(section, town, close, leader) -> Issue:
    """Six study sessions and the people of 2018."""
    write(section, town.clerk, text="学习{{planning.party_study_sessions}}次，{{villages.total_population}}人")
    return issued(section.report, leader)


@pytest.fixture
def late(told):
    """A study session entered after the issue."""
    branch = PartyOrganisation.objects.get(name="甲支部")
    return factories.PartyActivityFactory(organisation=branch, kind="lecture", held_on=date(2018, 5, 6))


def test_nothing_has_moved(town, told, client):
    page = page_of(client, town.clerk, "issue", year=2018)
    assert (page.context["moved"], "now as it was issued" in page.content.decode()) == ([], True)
    assert [one["now"] for one in page.context["figures"]] == ["6", "16"]


def test_a_number_that_is_otherwise_now_says_so_with_the_way_there(town, late, client):
    page = page_of(client, town.clerk, "issue", year=2018)
    [moved] = page.context["moved"]
    assert (moved["figure"].value, moved["now"], moved["difference"]) == ("6", "7", "+1")
    content = page.content.decode()
    assert ">6</a>" in content
    assert f'class="report-now" href="{moved["now_url"]}"' in content
    there = client.get(moved["now_url"].partition("#")[0]).content.decode()
    assert 'id="then-and-now"' in there


def test_each_figure_is_set_against_its_own_period(town, section, close, leader, client):
    write(section, town.clerk, text="{{villages.total_population@-1}}人，{{villages.total_population}}人")
    issued(section.report, leader)
    Stay.objects.filter(person=Person.objects.get(name="张三")).update(since=date(2018, 2, 1))
    figures = page_of(client, town.clerk, "issue", year=2018).context["figures"]
    assert [(one["figure"].value, one["now"], one["moved"]) for one in figures] == [
        ("18", "17", True),
        ("16", "16", False),
    ]


def test_a_villages_number_is_set_against_the_village(town, section, close, leader, client):
    write(section, town.clerk, text="{{villages.total_population#甲村}}人")
    issued(section.report, leader)
    [figure] = page_of(client, town.clerk, "issue", year=2018).context["figures"]
    assert (figure["now"], figure["moved"]) == ("8", False)


def test_a_number_reserved_to_others_is_not_told_anew(town, section, close, leader, client):
    """What was printed is printed; what it is now stays with the post in charge."""
    write(section, town.clerk, text="{{safety.registered_drug_users}}人")
    issued(section.report, leader)
    StatedFigure.objects.filter(key="safety.registered_drug_users").update(value=9)
    assert [one["now"] for one in page_of(client, town.clerk, "issue", year=2018).context["moved"]] == ["9"]
    page = page_of(client, leader, "issue", year=2018)
    assert (page.context["moved"], "now" in page.context["figures"][0]) == ([], False)


def test_a_cadre_is_told_nothing_of_the_whole(town, late, client):
    page = page_of(client, town.cadre, "issue", year=2018)
    assert (page.context["moved"], "report-now" in page.content.decode()) == ([], False)


def test_the_statements_of_the_reader_do_not_grow(town, told, client, many_rows):
    page_of(client, town.clerk, "issue", year=2018)
    before = read(client, town.clerk)
    many_rows(20)
    assert read(client, town.clerk) == before


def read(client, user) -> int:
    with CaptureQueriesContext(connection) as seen:
        page_of(client, user, "issue", year=2018)
    return len(seen)
