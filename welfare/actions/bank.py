"""What the bank sends back: a list of lines, each with what became of it."""

from __future__ import annotations

import csv
import io

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .payments import Answer

LINE, RESULT, WHY = ("行号", "line"), ("结果", "result"), ("退回原因", "原因", "reason")
PAID, RETURNED = ("成功", "已发", "paid"), ("失败", "退回", "returned")
LARGEST = 5_000_000  # bytes: some fifty thousand lines


def read_answers(data: bytes) -> list[Answer]:
    """The answers of a CSV file, in UTF-8 or GBK. Raises ValidationError, with its row, for what cannot be read."""
    if len(data) > LARGEST:
        raise ValidationError(_("The file is too large: send the bank's list alone."))
    try:
        rows = list(csv.reader(io.StringIO(_decoded(data))))
    except csv.Error as error:
        raise ValidationError(_("The file is damaged: take it out of the bank's system once more.")) from error
    if not rows:
        raise ValidationError(_("The file is empty."))
    head = [cell.strip().lower() for cell in rows[0]]
    line, result, why = (_place(head, names) for names in (LINE, RESULT, WHY))
    return [
        _answer(number, row, line, result, why)
        for number, row in enumerate(rows[1:], start=2)
        if any(map(str.strip, row))
    ]


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("The file is no text: save it as CSV."))


def _place(head: list[str], names: tuple[str, ...]) -> int:
    for name in names:
        if name in head:
            return head.index(name)
    raise ValidationError(_("The file has no column “%(name)s”.") % {"name": names[0]})


def _answer(number: int, row: list[str], line: int, result: int, why: int) -> Answer:
    cells = [cell.strip() for cell in row]
    if len(cells) <= max(line, result) or not cells[line].isdecimal():
        raise ValidationError(_("Row %(row)s has no line number.") % {"row": number})
    said, reason = cells[result].lower(), cells[why] if why < len(cells) else ""
    if said in PAID:
        return Answer(int(cells[line]))
    if said in RETURNED and reason:
        return Answer(int(cells[line]), reason)
    if said in RETURNED:
        raise ValidationError(_("Row %(row)s came back without a reason.") % {"row": number})
    raise ValidationError(_("Row %(row)s says neither paid nor returned.") % {"row": number})
