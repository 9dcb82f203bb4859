"""The pages of imports: who may bring in what, looking through, applying, throwing away; templates; the command."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.factories import ImportBatchFactory, PostingFactory, UserFactory
from tests.imports.sheets import H1, PAIR, as_csv, as_xlsx
from villages.models import Household
from xiaoping.kit import roles
from xiaoping.kit.imports import books
from xiaoping.kit.imports.kinds import kinds
from xiaoping.kit.models import ExportLog, ImportBatch

FILE = as_xlsx(H1, [*PAIR, {**PAIR[0], "户编号": "N2", "证件号码": "431299197001010999"}])


@pytest.fixture
def page(client, town):
    client.force_login(town.cadre)
    return client


def upload(page, content: bytes = FILE, **fields):
    file = SimpleUploadedFile("名单.xlsx", content)
    return page.post(
        reverse("kit:import_list"), {"file": file, "kind": "", "year": 2018, "day": "2019-04-15", **fields}
    )


def test_the_file_is_checked_looked_through_and_applied(page):
    detail = upload(page, day="2019-04-15").headers["Location"]
    shown = page.get(detail)
    assert (shown.context["may_apply"], [view["count"] for view in shown.context["views"]]) == (
        True,
        ["2", "0", "0", "1", "1"],
    )
    assert page.post(detail, {"reason": "县里导出的名单"}).headers["Location"] == detail
    done = page.get(detail, {"view": "new"})
    assert (done.context["may_apply"], done.context["lines"][0]["about"]) == (False, "N1 · 何一")
    assert page.get(done.context["lines"][0]["url"]).status_code == 200


def test_it_asks_why(page):
    answer = page.post(upload(page).headers["Location"], {"reason": ""})
    assert (answer.status_code, "reason" in answer.context["form"].errors) == (200, True)
    assert not Household.objects.filter(number="N1").exists()


def test_thrown_away_leaves_nothing(page):
    page.post(upload(page).headers["Location"], {"discard": "1"})
    batch = ImportBatch.objects.get()
    assert (batch.state, batch.rows.count(), Household.objects.filter(number="N1").exists()) == ("discarded", 0, False)


def test_what_cannot_be_read_is_said_on_the_form(page):
    answer = upload(page, b"%PDF-1.7")
    assert (answer.status_code, "no spreadsheet" in answer.content.decode()) == (200, True)


def test_the_cells_lie_encrypted(page):
    upload(page)
    row = ImportBatch.objects.get().rows.first()
    assert ("何一" in row.encrypted, "何一" in row.content["cells"]) == (False, True)


def test_applied_rows_keep_no_cells_and_refused_ones_do(page):
    page.post(upload(page).headers["Location"], {"reason": "导入"})
    kept = {row.outcome: bool(row.content["cells"]) for row in ImportBatch.objects.get().rows.all()}
    assert kept == {"new": False, "refused": True}


def test_refused_rows_come_back_under_their_labels_with_the_reason(page):
    answer = page.get(upload(page).headers["Location"], {"download": "refused"})
    head, row = load_workbook(io.BytesIO(answer.content)).worksheets[0].values
    assert (head[: len(H1)], row[H1.index("户编号")]) == (tuple(H1), "N2")
    assert "证件号码" in row[len(H1)]


def test_somebody_elses_file_is_not_found(page, town, client):
    detail = upload(page).headers["Location"]
    other = UserFactory(role=roles.CADRE)
    PostingFactory(user=other, village=town.villages["乙村"])
    client.force_login(other)
    assert (client.get(detail).status_code, client.post(detail, {"reason": "x"}).status_code) == (404, 404)


def test_the_clerk_sees_a_cadres_file_and_does_not_apply_it(page, town, client):
    detail = upload(page).headers["Location"]
    client.force_login(town.clerk)
    assert (client.get(detail).context["may_apply"], client.post(detail, {"reason": "x"}).status_code) == (False, 404)


def test_who_enters_nothing_brings_nothing_in(client, town):
    leader = UserFactory(role=roles.LEADER)
    PostingFactory(user=leader)
    client.force_login(leader)
    assert client.get(reverse("kit:import_list")).status_code == 403


def test_statements_do_not_grow_with_the_rows(page):
    def statements(detail) -> int:
        with CaptureQueriesContext(connection) as queries:
            page.get(detail)
        return len(queries)

    few = upload(page).headers["Location"]
    many = upload(page, as_csv(H1, [{**PAIR[0], "户编号": f"M{n}"} for n in range(40)])).headers["Location"]
    page.get(few)
    assert statements(few) == statements(many)


def test_counts_are_written_with_thousands(page, town):
    batch = ImportBatchFactory(user=town.cadre, state="checked", new=1234, changed=2345, refused=3456)
    listed, shown = page.get(reverse("kit:import_list")), page.get(batch.get_absolute_url())
    assert [f">{count}</td>" in listed.content.decode() for count in ("1,234", "2,345", "3,456")] == [True] * 3
    assert "Apply: 1,234 new, 2,345 changed" in shown.content.decode()
    assert "3,456 refused rows are left out" in shown.content.decode()


def test_a_check_under_way_says_how_far_it_is(page, town):
    ImportBatchFactory(user=town.cadre, state="checking", seen_at=timezone.now(), done=1234, total=5678)
    assert "1,234 of 5,678 rows" in page.get(reverse("kit:import_list")).content.decode()


@pytest.mark.parametrize("key", kinds.keys())
def test_a_template_offers_its_words_and_is_known_when_it_comes_back(client, town, bring, key):
    client.force_login(town.clerk)
    answer = client.get(reverse("kit:import_templates"), {"kind": key})
    book = load_workbook(io.BytesIO(answer.content))
    head = [cell.value for cell in book.worksheets[0][1]]
    offered = {str(rule.sqref) for rule in rules_of(book)}
    assert (head, len(offered)) == (
        [column.label for column in kinds[key].columns],
        sum(1 for column in kinds[key].columns if column.words),
    )


def test_a_form_of_many_people_offers_its_words_to_the_last(town):
    kind = kinds["poverty.register"]
    book = load_workbook(io.BytesIO(books.template(kind, [["甲村"]] * (books.ROWS + 5))))
    offered = {str(rule.sqref).partition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for rule in rules_of(book)}
    assert offered == {str(books.ROWS + 6)}


def rules_of(book):
    """The lists of words that the cells of a form offer."""
    return book.worksheets[0].data_validations.dataValidation


def test_an_unknown_template_is_not_found(page):
    assert page.get(reverse("kit:import_templates"), {"kind": "nothing"}).status_code == 404


# on the command line


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "名单.xlsx"
    path.write_bytes(FILE)
    return str(path)


def test_a_dry_run_changes_nothing_and_writes_its_report(town, path, tmp_path, capsys):
    report = tmp_path / "refused.xlsx"
    call_command("import_records", "poverty.register", path, dry_run=True, report=report)
    assert "2 new, 0 changed, 0 same, 1 refused" in capsys.readouterr().out
    assert (len(list(load_workbook(report).worksheets[0].values)), Household.objects.filter(number="N1").exists()) == (
        2,
        False,
    )


def test_it_is_applied_for_the_whole_township(town, path):
    call_command("import_records", "auto", path)
    assert Household.objects.get(number="N1").history.get().history_change_reason == "名单.xlsx"


@pytest.mark.parametrize(("kind", "by"), [("nothing", None), ("auto", "nobody")])
def test_what_is_unknown_is_refused(town, path, kind, by):
    with pytest.raises(CommandError):
        call_command("import_records", kind, path, by=by)


def test_a_refused_new_household_is_shown_after_the_rest_is_applied(page):
    detail = upload(page).headers["Location"]
    page.post(detail, {"reason": "县里导出的名单"})
    shown = page.get(detail, {"view": "refused"})
    assert (shown.status_code, shown.context["lines"][0]["url"]) == (200, "")
    assert "V02" in shown.content.decode()


def test_the_checks_of_what_was_brought_in(page, town):
    large = [{**PAIR[0], "务工所在地": ""}, PAIR[1]]
    upload(page, as_xlsx([*H1, "务工所在地"], large))
    batch = ImportBatch.objects.get()
    page.post(batch.get_absolute_url(), {"reason": "县里导出的名单"})
    listed = page.get(reverse("kit:checks"), {"import": batch.pk})
    lines = [line for group in listed.context["groups"].values() for line in group]
    assert [line["open"] for line in lines if "months_and_place" in line["url"]] == [1]
    line = page.get(reverse("kit:check", args=["villages.months_and_place"]), {"import": batch.pk})
    assert ([one["subject"].split()[0] for one in line.context["lines"]], line.context["may_decide"]) == (
        ["何一"],
        False,
    )


@pytest.mark.parametrize("asked", ["x", "999999"])
def test_the_checks_of_a_file_that_is_not_there(page, asked):
    assert page.get(reverse("kit:checks"), {"import": asked}).status_code == 404


def test_the_checks_of_somebody_elses_file_are_not_found(page, town, client):
    upload(page)
    batch = ImportBatch.objects.get()
    page.post(batch.get_absolute_url(), {"reason": "县里导出的名单"})
    client.force_login(PostingFactory(village=town.villages["乙村"], user=UserFactory(role=roles.CADRE)).user)
    assert client.get(reverse("kit:checks"), {"import": batch.pk}).status_code == 404


def test_nobody_else_is_shown_what_stands_in_the_cells(page, town, client):
    detail = upload(page).headers["Location"]
    own = page.get(detail, {"view": "refused"}).context["lines"][0]
    client.force_login(town.clerk)
    others = client.get(detail, {"view": "refused"})
    line = others.context["lines"][0]
    (own_problem, *_), (problem, *_) = own["problems"], line["problems"]
    assert (bool(own["about"]), bool(own_problem["message"])) == (True, True)
    assert (line["about"], line["changes"], problem["value"], problem["message"]) == ("", [], "", "")
    assert (line["line"], problem["rule"]) == (own["line"], own_problem["rule"])
    assert others.context["refused_url"] == ""
    assert client.get(detail, {"download": "refused"}).status_code == 404


def test_taking_the_refused_rows_down_is_logged(page, town):
    page.get(upload(page).headers["Location"], {"download": "refused"})
    log = ExportLog.objects.get()
    assert (log.user, log.list_name, log.format, log.rows, len(log.sha256)) == (
        town.cadre,
        "kit:import_detail",
        "xlsx",
        1,
        64,
    )
