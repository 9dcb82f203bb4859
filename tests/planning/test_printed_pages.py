"""The pages of printed figures, and the printed report that is shipped."""

import csv
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning import shipped
from planning.models import Finding, PrintedReport
from tests import factories
from tests.planning.findings import figure
from xiaoping.kit.indicators import indicators

YEARS = range(2016, 2020)
EXPECTED = Path(__file__).parent.parent / "demo" / "expected.csv"


@pytest.fixture
def report(town):
    return PrintedReport.objects.get()


@pytest.fixture
def finding(town):
    return Finding.objects.get()


# The page


def address(report) -> str:
    return reverse("planning:printedreport_detail", args=[report.pk])


def test_the_page_shows_finding_places_and_verdicts(town, report, client):
    client.force_login(town.clerk)
    page = client.get(address(report))
    [shown] = page.context["findings"]
    assert (shown["finding"].arithmetic, [one.number for one in shown["places"]]) == (
        "3 + 3 = 6 ≠ 5",
        ["F2", "F3", "F4"],
    )
    content = page.content.decode()
    assert ("3 + 3 = 6 ≠ 5" in content, "differs from the records" in content) == (True, True)


def test_each_printed_number_opens_its_records(town, report, client):
    client.force_login(town.clerk)
    [section] = client.get(address(report)).context["sections"]
    opened = [client.get(line["rows_url"]).context["banner"]["value"] for line in section["lines"]]
    assert opened == ["16", "5", "3", "2"]


def test_the_figures_of_one_kind_are_shown_alone(town, report, client):
    client.force_login(town.clerk)
    [section] = client.get(address(report), {"show": "differs"}).context["sections"]
    assert [line["figure"].number for line in section["lines"]] == ["F4"]
    assert client.get(address(report), {"show": "nothing"}).status_code == 404


def test_a_leader_reads_and_changes_nothing(town, report, finding, client):
    leader = factories.UserFactory(role="leader")
    factories.PostingFactory(user=leader)
    client.force_login(leader)
    page = client.get(address(report))
    assert (page.status_code, page.context["actions"], page.context["findings"][0]["actions"]) == (200, [], [])
    assert client.get(reverse("planning:finding_resolution", args=[finding.pk])).status_code == 403


def test_the_clerk_resolves_on_the_page(town, finding, client):
    client.force_login(town.clerk)
    sent = {"resolution": "misprint", "on": "2019-03-05", "reason": "笔误"}
    answer = client.post(reverse("planning:finding_resolution", args=[finding.pk]), sent, follow=True)
    assert "笔误" in answer.content.decode()
    assert Finding.objects.get().resolution == "misprint"


def test_the_clerk_enters_a_figure_on_the_page(town, report, client):
    client.force_login(town.clerk)
    sent = {
        "number": "F5",
        "place": "2",
        "about": "poverty.remaining_poor_households",
        "term": "未脱贫户",
        "value": "2",
        "unit": "household",
        "qualifier": "exact",
        "scale": "1",
        "decimals": "0",
        "period": "2018",
        "reason": "补录",
    }
    client.post(reverse("planning:printedreport_figure", args=[report.pk]), sent)
    assert set(Finding.objects.standing().values_list("arithmetic", flat=True)) == {"3 + 3 = 6 ≠ 5", "2 ≠ 3"}


def test_what_the_administration_corrects_is_checked_too(town, client):
    client.force_login(town.clerk)
    sent = {
        "place": "1",
        "term": "未脱贫户",
        "value": "2",
        "unit": "household",
        "qualifier": "exact",
        "scale": "1",
        "decimals": "0",
        "first": "2018-01-01",
        "last": "2018-12-31",
        "change_reason": "抄录有误",
    }
    client.post(reverse("admin:planning_printedfigure_change", args=[figure("F4").pk]), sent)
    assert (figure("F4").value, Finding.objects.standing().count()) == (2, 0)


def test_a_number_is_corrected_as_it_was_printed(town, client):
    """Not with the four decimals of the column, and what is sent as it was shown is no change."""
    client.force_login(town.clerk)
    page = reverse("planning:printedfigure_correction", args=[figure("F4").pk])
    form = client.get(page).context["form"]
    assert str(form["value"].value()) == f"{figure('F4').value:.0f}"
    shown = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    client.post(page, {**shown, "term": "未脱贫的户", "reason": "抄录有误"})
    changed = figure("F4").history.latest().diff_against(figure("F4").history.earliest()).changed_fields
    assert changed == ["term"]


def test_the_list_of_reports_counts(town, client):
    client.force_login(town.clerk)
    [row] = client.get(reverse("planning:printedreport_list")).context["reports"]
    assert (row.figure_count, row.finding_count, row.open_count) == (4, 1, 1)


def test_a_village_posting_lists_no_report(town, client):
    client.force_login(town.cadre)
    assert "2018年工作总结" not in client.get(reverse("planning:printedreport_list")).content.decode()


def statements(client, where: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(where).status_code == 200
    return len(queries)


def test_statements_do_not_grow_with_figures_or_rows(town, report, client, many_rows):
    client.force_login(town.clerk)
    many_rows(10)
    client.get(address(report))
    few = statements(client, address(report))
    factories.PovertySpellFactory.create_batch(10)
    for place in range(30):
        factories.PrintedFigureFactory(report=report, number=f"G{place:02}", about="poverty.remaining_poor_households")
    assert statements(client, address(report)) == few


# What is shipped


def test_what_is_shipped_names_only_figures_of_the_report():
    expected = {row["key"]: row["unit"] for row in csv.DictReader(EXPECTED.read_text("utf-8").splitlines())}
    counted = {one.about: one.unit for one in shipped.figures(None) if not one.about.startswith("text.")}
    assert counted == expected


def test_what_is_shipped_counts_in_the_units_of_the_declared_figures():
    counted = [one for one in shipped.figures(None) if one.about in indicators]
    assert [one.number for one in counted if one.unit != indicators[one.about].unit] == []
    assert len(counted) > 60


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("F002", "61.08 km²"),
        ("F023", "over 18,000 mu"),
        ("F029", "over 30 × 10,000 yuan"),
        ("F081", "731.6 × 10,000 yuan"),
        ("F046", "2018-03-15"),
        ("F158", "forecast: 2018-11"),
        ("F118", "at most 1,500 yuan"),
    ],
)
def test_a_number_is_shown_as_it_was_printed(number, text):
    assert next(one.text for one in shipped.figures(None) if one.number == number) == text


def test_no_sentence_of_the_report_is_shipped():
    assert max(len(one.term) for one in shipped.figures(None)) <= 12
