"""Workbooks around an import: the template of a kind with drop-downs and help, and refused rows with their reasons."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import repeat

import xlsxwriter
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .kinds import REFUSED, Column, Kind
from .models import ImportBatch

ROWS = 2000  # of an empty template that offer words
LONGEST_LIST = 255  # characters of words a cell offers by itself; longer ones lie on a sheet


def template(kind: Kind, rows: Iterable[Sequence[str]] = (), columns: Sequence[Column] = ()) -> bytes:
    """An empty book for a kind, or one begun with `rows`: labels, cells that offer their words, and a sheet of help."""
    shown, begun = columns or kind.columns, list(rows)
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "text_wrap": True, "valign": "top"})
        needed = book.add_format({"bold": True, "bg_color": "#F6E3B4", "bottom": 1, "text_wrap": True, "valign": "top"})
        as_text = book.add_format({"num_format": "@"})
        wanted = {key for group in kind.needs for key in group[:1]}
        page = book.add_worksheet(_("Fill in"))
        words = book.add_worksheet(_("Words"))
        for place, column in enumerate(shown):
            page.set_column(place, place, max(10, 2 * len(column.label) + 2), as_text)
            page.write_string(0, place, column.label, needed if column.key in wanted else bold)
            if column.words:
                _offer(page, words, place, column, max(ROWS, len(begun)))
        for line, row in enumerate(begun, start=1):
            for place, cell in enumerate(row):
                if cell:
                    page.write_string(line, place, str(cell), as_text)
        page.freeze_panes(1, 0)
        words.hide()
        _help(book.add_worksheet(pgettext("of a form", "Help")), kind, shown, bold)
    return target.getvalue()


def _offer(page, words, place: int, column: Column, rows: int) -> None:
    """Let the first `rows` cells of a column offer its words."""
    source: list[str] | str = list(column.words)
    if len(",".join(column.words)) > LONGEST_LIST:
        words.write_column(0, place, column.words)
        letters = xlsxwriter.utility.xl_col_to_name(place)
        source = f"='{words.get_name()}'!${letters}$1:${letters}${len(column.words)}"
    rule = {
        "validate": "list",
        "source": source,
        "error_type": "warning",
        "error_title": _("Not one of the words"),
        "error_message": _("Choose a word of the list, so that it is understood."),
    }
    page.data_validation(1, place, rows, place, rule)


def _help(page, kind: Kind, columns: Sequence[Column], bold) -> None:
    page.set_column(0, 0, 26)
    page.set_column(1, 3, 44)
    page.write_string(0, 0, str(kind.title), bold)
    page.write_string(0, 1, str(kind.lead))
    for place, label in enumerate((_("Column"), _("Also understood"), _("Words or example"), _("Notes"))):
        page.write_string(2, place, label, bold)
    for line, column in enumerate(columns, start=3):
        page.write_string(line, 0, column.label)
        page.write_string(line, 1, "、".join(column.labels[1:]))
        page.write_string(line, 2, "、".join(column.words) or column.sample)
        page.write_string(line, 3, str(column.help))


def refused(batch: ImportBatch) -> bytes:
    """The refused rows under the labels they came with, and why: to be put right and brought in again."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(
        target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        bold = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1})
        as_text = book.add_format({"num_format": "@"})
        reason = book.add_format({"text_wrap": True, "font_color": "#9C2B20"})
        pages: dict[str, list] = {}
        for kept in batch.rows.filter(outcome=REFUSED).order_by("pk").iterator(chunk_size=500):
            name, head = next((n, h) for n, h in batch.heads.items() if n[:40] == kept.sheet)
            if name not in pages:
                page = book.add_worksheet(name[:31])
                for place, label in enumerate(head):
                    page.write_string(0, place, label, bold)
                page.set_column(0, len(head) - 1, 14, as_text)
                page.set_column(len(head), len(head), 80)
                page.write_string(0, len(head), _("Why it was refused"), bold)
                page.freeze_panes(1, 0)
                pages[name] = [page, 0, len(head)]
            page, line, width = pages[name]
            pages[name][1] = line = line + 1
            content = kept.content
            for place, cell in enumerate(content["cells"][:width]):
                if cell:
                    page.write_string(line, place, cell, as_text)
            problems = zip(content["problems"], content.get("rules") or repeat(""), strict=False)
            words = [_reason(column, message, rule) for (_s, column, _v, message), rule in problems]
            page.write_string(line, width, "\n".join(words), reason)
        if not pages:
            book.add_worksheet(_("No row was refused"))
    return target.getvalue()


def _reason(column: str, message: str, rule: str) -> str:
    words = f"{column}: {message}" if column else message
    return f"{words} ({rule})" if rule else words
