"""The bank's file: the list that is given out, and the answer that is read and entered."""

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from welfare import actions
from welfare.actions import Answer
from xiaoping.kit.models import AccessLog, ExportLog

from .numbers import ACCOUNT

FILE = "行号,户名,结果,退回原因\r\n{first},张一,成功,\r\n{second},张二,失败,账号已注销\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_banks_file_is_read(encoding):
    data = FILE.format(first=7, second=8).encode(encoding)
    assert actions.read_answers(data) == [Answer(7), Answer(8, "账号已注销")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("户名,结果\n张一,成功\n", "no column “行号”"),
        ("行号,结果,退回原因\nx,成功,\n", "Row 2 has no line number"),
        ("行号,结果,退回原因\n7,失败,\n", "Row 2 came back without a reason"),
        ("行号,结果,退回原因\n7,成功,\n8,处理中,\n", "Row 3 says neither"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_its_row(text, told):
    with pytest.raises(ValidationError, match=told):
        actions.read_answers(text.encode())


def test_the_list_for_the_bank_is_logged_before_it_is_given_out(town, client, sent):
    client.force_login(town.clerk)
    answer = client.post(reverse("welfare:paymentbatch_bank_list", args=[sent.pk]), {"reason": "送农商银行"})
    rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).worksheets[0].values)
    assert (len(rows), {row[3] for row in rows[1:]}) == (8, {ACCOUNT})
    assert AccessLog.objects.get().reason == "送农商银行"
    assert ExportLog.objects.get().list_name == "welfare:bank_list"


def test_the_list_for_the_bank_needs_its_permission(client, sent, leader):
    client.force_login(leader)
    answer = client.post(reverse("welfare:paymentbatch_bank_list", args=[sent.pk]), {"reason": "看看"})
    assert (answer.status_code, AccessLog.objects.exists()) == (403, False)


def test_the_banks_answer_is_uploaded(town, client, sent):
    client.force_login(town.clerk)
    first, second, *_rest = sent.lines.order_by("pk")
    data = FILE.format(first=first.pk, second=second.pk).encode("gb18030")
    address = reverse("welfare:paymentbatch_answers", args=[sent.pk])
    client.post(address, {"file": SimpleUploadedFile("回盘.csv", data), "on": "2019-03-15", "reason": "银行回盘"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.paid_on, second.returned_reason) == (date(2019, 3, 15), "账号已注销")


def test_whoever_uploads_it_again_is_told_who_was_first(town, client, sent):
    act = {"batch": sent, "on": date(2019, 3, 15), "by": town.clerk, "reason": "银行回盘"}
    first, second, *_rest = sent.lines.order_by("pk")
    actions.enter_answers(answers=[Answer(first.pk), Answer(second.pk, "账号已注销")], **act)
    client.force_login(town.clerk)
    data = SimpleUploadedFile("回盘.csv", FILE.format(first=first.pk, second=second.pk).encode())
    address = reverse("welfare:paymentbatch_answers", args=[sent.pk])
    page = client.post(address, {"file": data, "on": "2019-03-16", "reason": "银行回盘"}, follow=True)
    assert f"Nothing changed: {town.clerk.username} entered these answers on" in page.content.decode()


def test_a_bad_file_is_told_on_its_field(town, client, sent):
    client.force_login(town.clerk)
    address = reverse("welfare:paymentbatch_answers", args=[sent.pk])
    data = SimpleUploadedFile("回盘.csv", "户名\n张一\n".encode())
    page = client.post(address, {"file": data, "on": "2019-03-15", "reason": "银行回盘"})
    assert set(page.context["form"].errors) == {"file"}
