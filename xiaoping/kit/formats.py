"""How a value is shown on a page, and what type of cell it is in an export.

One format serves page, export and mask. `text` gives the words on the page; `cell` the typed value of the export.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from . import masks

EMPTY = "—"


class Text:
    """Text as it stands."""

    css = ""
    width = 16

    def text(self, value: Any) -> str:
        """For the page; a missing value is a dash."""
        return EMPTY if value in (None, "") else self.words(value)

    def cell(self, value: Any) -> Any:
        """For the export; a missing value is empty. Text, number or date."""
        return None if value in (None, "") else self.typed(value)

    def words(self, value: Any) -> str:
        return str(value)

    def now(self) -> Text:
        """This format, made ready for many values in the language of the moment."""
        return self

    def typed(self, value: Any) -> Any:
        return self.words(value)

    def tag(self, value: Any) -> str:
        """The class of the pill its words stand in on the page, such as “tag-bad”; empty for plain words."""
        return ""


class Words(Text):
    """A few words, which may take several lines on the page."""

    css = "words"
    width = 30


class Number(Text):
    """A whole number or a decimal, thousands separated, on the right."""

    css = "num"
    width = 12

    def words(self, value):
        return number(value)

    def typed(self, value):
        return value


class Plain(Number):
    """A number that counts nothing, such as a year: no thousands, on the right."""

    width = 8

    def words(self, value):
        return str(value)


class Money(Number):
    """Yuan and cents, worked out and rounded half up."""

    def words(self, value):
        return number(self.typed(value))

    def typed(self, value):
        return Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP)


class Day(Text):
    """A date, yyyy-mm-dd."""

    css = "day"
    width = 12

    def words(self, value):
        return value.isoformat()

    def typed(self, value):
        return value


class Moment(Text):
    """A date and time in the township."""

    css = "day"
    width = 18

    def words(self, value):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")

    def typed(self, value):
        return timezone.localtime(value).replace(tzinfo=None)


class YesNo(Text):
    """Yes or no."""

    width = 8

    def words(self, value):
        return _("yes") if value else _("no")


class Choice(Text):
    """The label of a choice; in a pill where `tags` gives the choice one."""

    width = 14

    def __init__(self, choices, tags: Mapping[Any, str] | None = None):
        self.choices: Mapping = dict(choices)
        self.tags = tags or {}

    def words(self, value):
        return str(self.choices.get(value, value))

    def now(self):
        """Translated once for a page or an export: many rows, few labels."""
        return Choice({key: str(label) for key, label in self.choices.items()}, self.tags)

    def tag(self, value):
        return self.tags.get(value, "")


class Masked(Text):
    """A personal value behind its mask, on the page and in the export alike."""

    width = 22

    def __init__(self, mask):
        self.mask = mask

    def words(self, value):
        return self.mask(str(value))


PHONE = Masked(masks.phone)


def listed(words: Iterable[Any]) -> str:
    """Several words in a row, as the language separates them: “a, b” or “甲、乙”."""
    return pgettext("between the words of a list", ", ").join(map(str, words))


def number(value: Decimal | int | float | str | None) -> str:
    """1234567.5 as 1,234,567.5; nothing as a dash; “<5” as it stands."""
    if value is None:
        return EMPTY
    if isinstance(value, str):
        return value
    return f"{value:,}"
