"""What a cell says: a text, a number, a day, yes or no, one of some words. Each parser raises ValidationError.

The message says the rule and the remedy; sheet, row, column and value are added by who asks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .headers import normalise

Parse = Callable[[str], Any]
LOST_DIGITS = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
DAYS = (
    re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00(?::00)?)?"),
    re.compile(r"(\d{4})(\d{2})(\d{2})"),
    re.compile(r"(\d{4})[-/.年](\d{1,2})月?"),
    re.compile(r"(\d{4})(\d{2})"),
    re.compile(r"(\d{4})年?"),
)
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
SERIAL = re.compile(r"[2-5]\d{4}")  # how a spreadsheet counts the days of 1954 to 2064
YES, NO = (
    ("是", "有", "1", "√", "y", "yes", "已解决", "享受", "参加"),
    ("否", "无", "0", "×", "n", "no", "未解决", "没有", "未参加"),
)


def half_width(text: str) -> str:
    """Full-width figures and letters to half width."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


@dataclass(frozen=True)
class Day:
    """A day as far as it was given: `parts` is 3 for a day, 2 for a month, 1 for a year; the rest is the first."""

    first: date
    parts: int

    def __str__(self):
        return self.first.isoformat()[: {3: 10, 2: 7, 1: 4}[self.parts]]

    def holds(self, day: date | None) -> bool:
        """Whether a day is the one, or lies in the month or year, that was given."""
        return day is not None and day.isoformat().startswith(str(self))


def text(longest: int) -> Parse:
    """Words of at most so many characters."""

    def parse(cell: str) -> str:
        if len(cell) > longest:
            raise ValidationError(_("It has more than %(longest)s characters. Shorten it.") % {"longest": longest})
        return cell

    return parse


def name(cell: str) -> str:
    """A person's name: no figures in it."""
    read = "".join(half_width(cell).split()) if not cell.isascii() else " ".join(cell.split())
    if len(read) > 40 or re.search(r"\d", read):
        raise ValidationError(_("A name has no figures and at most 40 characters. Correct it."))
    return read


def day(cell: str) -> Day:
    """A day, a month or a year, written in any of the usual ways, or as a spreadsheet counts days."""
    if ISO.fullmatch(cell):  # as nearly every cell has it
        with suppress(ValueError):
            return Day(date.fromisoformat(cell), 3)
    read = "".join(half_width(cell).split()) if "00:00" not in cell else half_width(cell)
    if SERIAL.fullmatch(read):
        return Day(date(1899, 12, 30) + timedelta(days=int(read)), 3)
    for pattern in DAYS:
        found = pattern.fullmatch(read)
        if found:
            parts = [int(part) for part in found.groups()]
            try:
                return Day(date(*parts, *[1] * (3 - len(parts))), len(parts))
            except ValueError:
                break
    raise ValidationError(_("This is no date. Write it like 2018-03-15, 201803 or 2018年3月."))


def whole_day(cell: str) -> date:
    """A day with its month and year."""
    read = day(cell)
    if read.parts < 3:
        raise ValidationError(_("The day is missing. Write it like 2018-03-15."))
    return read.first


def year(cell: str) -> int:
    """A year, alone or as part of a date."""
    found = day(cell).first.year
    if not 1980 <= found <= 2100:
        raise ValidationError(_("This is no year from 1980 on."))
    return found


def whole_number(least: int, most: int) -> Parse:
    """A whole number between two others."""

    def parse(cell: str) -> int:
        number = decimal(0)(cell)
        if not least <= number <= most:
            raise ValidationError(_("It must be from %(least)s to %(most)s.") % {"least": least, "most": most})
        return int(number)

    return parse


def decimal(places: int, digits: int = 11) -> Parse:
    """A number that is not negative, with at most so many places behind the point; more are refused, not cut off."""

    def parse(cell: str) -> Decimal:
        try:
            number = Decimal(half_width(cell).replace(",", "").removesuffix("元").removesuffix("亩").strip())
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise ValidationError(_("This is no number. Write figures only, for example 12.5."))
        if number < 0:
            raise ValidationError(_("It cannot be less than nothing."))
        rounded = round(number, places)
        if abs(rounded - number) > Decimal("0.000001"):
            raise ValidationError(_("It has more than %(places)s places behind the point.") % {"places": places})
        if rounded >= 10 ** (digits - places):
            raise ValidationError(_("The number is too large. Was another unit meant?"))
        return rounded

    return parse


def yes_or_no(cell: str) -> bool:
    """Yes or no, in the words and signs in use."""
    read = normalise(cell)
    if read in YES:
        return True
    if read in NO:
        return False
    raise ValidationError(_("Write 是 or 否."))


def one_of(words: Mapping[str, Any], *, numbered: bool = False) -> Parse:
    """One of some words, each with what it means. A number before it, as in “01 健康”, is passed over."""
    known = {normalise(word): meaning for word, meaning in words.items()}

    @lru_cache(maxsize=256)  # thousands of rows say the same few words
    def parse(cell: str) -> Any:
        read = re.sub(r"^\d{1,2}[-.、)]?(?=\D)", "", normalise(cell))
        if read not in known:
            first = {meaning: word for word, meaning in reversed(list(words.items()))}
            listed = "、".join(word for word in words if word in first.values())
            raise ValidationError(_("This word is not known here. Write one of: %(words)s.") % {"words": listed})
        return known[read]

    return parse


def some_of(words: Mapping[str, str], nothing: str) -> Parse:
    """Some of some words, or the one word that says none of them; the meanings as a set."""
    parse_one = one_of({**words, nothing: ""})

    @lru_cache(maxsize=256)
    def parse(cell: str) -> frozenset[str]:
        found = {parse_one(part) for part in re.split(r"[,;，；、/ ]+", half_width(cell)) if part}
        return frozenset(found - {""})

    return parse


def phone(cell: str) -> str:
    """A telephone number, mobile or not."""
    read = re.sub(r"[\s-]", "", half_width(cell))
    if LOST_DIGITS.fullmatch(read) or not re.fullmatch(r"\+?\d{5,15}", read):
        raise ValidationError(_("A phone number has figures only. Mobile numbers have 11."))
    return read
