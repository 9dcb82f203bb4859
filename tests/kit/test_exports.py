import csv
import hashlib
import io
from datetime import date

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from villages.models import Household, Stay
from villages.tables import HouseholdTable, StayTable
from xiaoping.kit.models import AccessLog, ExportLog
from xiaoping.kit.tables import body

PEOPLE = "villages:person_list"


@pytest.fixture
def clerk(small_township, client):
    client.force_login(small_township.clerk)
    return client


def taken(client, address: str) -> bytes:
    return b"".join(client.get(address).streaming_content)


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_csv_has_one_byte_order_mark(clerk):
    content = taken(clerk, f"{reverse(PEOPLE)}?export=csv")
    assert (content[:3], content[3:].count(b"\xef\xbb\xbf")) == (b"\xef\xbb\xbf", 0)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(small_township, clerk, sign):
    Household.objects.filter(number="H1").update(address=f"{sign}1+1")
    rows = csv_rows(taken(clerk, f"{reverse('villages:household_list')}?export=csv&number=H1"))
    assert rows[1][5] == f"'{sign}1+1"


def test_the_workbook_has_typed_cells_and_says_what_it_is(clerk):
    address = f"{reverse(PEOPLE)}?in_force=2018-12-31&village=&name=张一&export=xlsx"
    book = load_workbook(io.BytesIO(taken(clerk, address)))
    page, about = book.worksheets
    values = [cell.value for cell in page[2]]
    assert (values[0], values[2].date(), values[3]) == ("张一", date(1980, 1, 1), "431299***********3")
    assert page.freeze_panes == "A2"
    notes = {row[0].value: row[1].value for row in about.iter_rows()}
    assert (notes["Rows"], notes["As of"], "张一" in notes["Filters"]) == ("1", "2018-12-31", True)


def test_the_log_line_has_the_files_digest(small_township, clerk):
    content = taken(clerk, f"{reverse(PEOPLE)}?sex=2&export=csv")
    line = ExportLog.objects.get()
    assert (line.user, line.rows, line.format) == (small_township.clerk, len(csv_rows(content)) - 1, "csv")
    assert line.sha256 == hashlib.sha256(content).hexdigest()


def test_a_log_line_cannot_be_changed(clerk):
    taken(clerk, f"{reverse(PEOPLE)}?export=csv")
    with pytest.raises(TypeError):
        ExportLog.objects.get().save()


def test_no_export_without_the_permission(small_township, clerk):
    small_township.clerk.groups.get(name="sector_clerk").permissions.filter(
        codename="export_list"
    ).first().group_set.clear()
    assert clerk.get(f"{reverse(PEOPLE)}?export=csv").status_code == 403


def test_the_cells_are_django_tables2s_own(small_township):
    """The stock rendering of the same table, cell by cell."""
    names = list(StayTable.declared())
    rows = Stay.objects.with_id_number(date(2018, 12, 31)).order_by("pk")
    ours = body(StayTable, names, rows.values_list(*StayTable.paths(names)))
    stock = [str(cell) for row in StayTable(rows.values(*StayTable.paths(names))).rows for cell in row.cells]
    shown = [part.partition("</td>")[0].partition(">")[2] for part in ours.split("<td")[1:]]
    assert shown == stock


def test_text_from_a_record_is_escaped(small_township):
    Household.objects.filter(number="H1").update(address="<script>")
    html = body(HouseholdTable, ["address"], Household.objects.filter(number="H1").values_list("address"))
    assert "&lt;script&gt;" in html


def reveal(client, small, reason: str):
    number = small.people["张一"].id_numbers.get()
    return client.post(reverse("villages:idnumber_reveal", args=[number.pk]), {"reason": reason}, follow=True)


def test_a_number_is_shown_in_clear_once_for_a_reason(small_township, clerk):
    page = reveal(clerk, small_township, "bank form")
    again = clerk.get(reverse("villages:person_detail", args=[small_township.people["张一"].pk]))
    number = small_township.people["张一"].id_numbers.get().number
    assert (number in page.content.decode(), number in again.content.decode()) == (True, False)
    assert AccessLog.objects.get().reason == "bank form"


def test_no_number_in_clear_without_a_reason(small_township, clerk):
    reveal(clerk, small_township, " ")
    assert not AccessLog.objects.exists()


def test_no_number_in_clear_without_the_permission(small_township, client):
    client.force_login(small_township.cadre)
    assert reveal(client, small_township, "curious").status_code == 403


def test_a_number_is_not_kept_in_clear(small_township):
    number = small_township.people["张一"].id_numbers.get()
    assert number.number.startswith("431299")
    assert "431299" not in number.encrypted + number.lookup + number.lookup18
