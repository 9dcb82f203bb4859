"""Villages and their groups, typed one village a line or pasted from a sheet.

Typed: `小冲村：一组、二组、三组`, or `小冲村 12` for twelve numbered groups. Pasted: a row a group (`小冲村 ⇥ 一组`,
the village only in its first row if cells were merged) or a row a village. A heading and a code of 12 digits are
recognised.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

HEADINGS = {"行政村", "行政村名称", "村", "村名", "村名称", "村居", "村(居)", "village"}
CODE = re.compile(r"\d{12}")
NUMBER = re.compile(r"(\d{1,2})个?组?")
TYPED = re.compile(r"[:、,;\s]+")
LONGEST = 40  # characters of a name
MOST_GROUPS, MOST_LINES = 99, 3000
FIGURES = "零一二三四五六七八九"


@dataclass
class Draft:
    """A village to set up, with the names of its groups."""

    name: str
    code: str = ""
    groups: list[str] = field(default_factory=list)


def parse(text: str) -> list[Draft]:
    """The villages in the order given. Raises ValidationError naming every line that is not understood."""
    villages: dict[str, Draft] = {}
    problems: list[str] = []
    current: Draft | None = None
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise ValidationError(_("More than %(most)s lines.") % {"most": MOST_LINES})
    for place, line in enumerate(lines, start=1):
        cells = _cells(line)
        if not any(cells) or cells[0].lower() in HEADINGS:
            continue
        try:
            if cells[0]:
                current = villages.setdefault(_name(cells[0]), Draft(cells[0]))
            if current is None:
                raise ValidationError(_("It begins without a village."))
            for cell in filter(None, cells[1:]):
                _take(current, cell)
        except ValidationError as error:
            problems.append(_("Line %(line)s: %(words)s") % {"line": place, "words": error.messages[0]})
    if not problems and not villages:
        problems = [_("Name at least one village.")]
    problems += _repeated_codes(villages)
    if problems:
        raise ValidationError(problems)
    return list(villages.values())


def _cells(line: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", line)  # full-width signs and digits
    if "\t" in plain:
        return [cell.strip() for cell in plain.rstrip().split("\t")]
    return TYPED.split(plain.strip(" \u3000:、,;"))


def _name(text: str) -> str:
    if len(text) > LONGEST:
        raise ValidationError(_("“%(name)s” is longer than %(most)s characters.") % {"name": text, "most": LONGEST})
    if not any(sign.isalpha() for sign in text):
        raise ValidationError(_("“%(name)s” is no name.") % {"name": text})
    return text


def _take(village: Draft, cell: str) -> None:
    """A cell after the village: its code, the number of its groups, or the name of one."""
    if CODE.fullmatch(cell):
        if village.code not in ("", cell):
            raise ValidationError(_("%(village)s has two codes.") % {"village": village.name})
        village.code = cell
        return
    number = NUMBER.fullmatch(cell)
    names = [f"{numeral(place)}组" for place in range(1, int(number[1]) + 1)] if number else [_name(cell)]
    for name in names:
        if name in village.groups:
            raise ValidationError(_("%(village)s has “%(group)s” twice.") % {"village": village.name, "group": name})
        if len(village.groups) == MOST_GROUPS:
            raise ValidationError(_("A village has at most %(most)s groups.") % {"most": MOST_GROUPS})
        village.groups.append(name)


def _repeated_codes(villages: dict[str, Draft]) -> list[str]:
    codes = [village.code for village in villages.values() if village.code]
    return [_("The code %(code)s is given to two villages.") % {"code": code} for code in sorted(_twice(codes))]


def _twice(codes: list[str]) -> set[str]:
    return {code for code in codes if codes.count(code) > 1}


def numeral(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 十二, 二十, 二十三."""
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else "十" if tens == 1 else f"{FIGURES[tens]}十"
    return before + (FIGURES[ones] if ones or not tens else "")
