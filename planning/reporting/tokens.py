"""Figure tokens: a small exact language in the text of a report.

    {{poverty.exited_poor_households}}            the figure of the year reported
    {{poverty.exited_poor_households@-1}}         of the year before; also @2017, @2018-Q2, @2018-03
    {{villages.total_population#晓坪村}}           of one village
    {{poverty.microcredit_amount|万|.1}}          in ten thousands, one decimal
    {{villages.cement_road_length|余}}            rounded down, with 余 if something was left off
    {{villages.gross_product_expected|同比%}}      against the year before: 增长1.68%
    {{year}}, {{year@+1}}                         the year reported, the next

A token writes the number; the unit stands in the text behind it. What cannot be read is an error with its place and
its remedy, never a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit.indicators import Indicator, Unit, indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import unknown

from .numbers import CHANGE, CHANGE_PERCENT, Form

YEAR = "year"
MARK = re.compile(r"\{\{(?P<inside>[^{}\n]*)\}\}|\{\{|\}\}")
PARTS = re.compile(r"(?P<key>[^@#|]*)(?:@(?P<when>[^#|]*))?(?:#(?P<village>[^|]*))?(?P<forms>(?:\|[^|]*)*)")
OFFSET = re.compile(r"[+-]\d{1,2}")
DECIMALS = re.compile(r"\.\d")
STEP = re.compile(r"余(10*)?")
FORMS = "万、万元、%、.2、余、余100、同比、同比%"


@dataclass(frozen=True)
class Words:
    """Text as it stands."""

    text: str


@dataclass(frozen=True)
class YearToken:
    """The year reported, or one so many years off."""

    offset: int = 0


@dataclass(frozen=True)
class Token:
    """A figure wanted: its indicator, when (an offset in years or a period), where (a village's key), how written."""

    indicator: Indicator
    offset: int | None
    period: Period | None
    village: int | None
    form: Form

    def when(self, year: int) -> Period:
        """The period the token speaks of in the report of a year."""
        return self.period or Period.year(year + (self.offset or 0))


@dataclass(frozen=True)
class Wrong:
    """What stands in the text and cannot be read: where (line and column from 1), why, and what to do."""

    text: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return _("Line %(line)s, character %(column)s, “%(text)s”: %(message)s") % {
            "line": self.line,
            "column": self.column,
            "text": self.text,
            "message": self.message,
        }


Piece = Words | YearToken | Token | Wrong


def parse(text: str, villages: Mapping[str, int], line: int = 1) -> list[Piece]:
    """The text in pieces, in order; `villages` are the names a token may use, `line` is the number of its first line.

    Nothing is lost and nothing raised.
    """
    pieces: list[Piece] = []
    end = 0
    for found in MARK.finditer(text):
        if found.start() > end:
            pieces.append(Words(text[end : found.start()]))
        try:
            pieces.append(_read(found["inside"], villages))
        except ValidationError as error:
            before = text[: found.start()]
            pieces.append(
                Wrong(found[0], before.count("\n") + line, len(before) - before.rfind("\n"), " ".join(error.messages))
            )
        end = found.end()
    if end < len(text):
        pieces.append(Words(text[end:]))
    return pieces


def errors(text: str, villages: Mapping[str, int]) -> list[Wrong]:
    """What in the text cannot be read."""
    return [piece for piece in parse(text, villages) if isinstance(piece, Wrong)]


def _read(inside: str | None, villages: Mapping[str, int]) -> Piece:
    if inside is None:
        raise ValidationError(_("A token begins with {{ and ends with }} on the same line: write both, or neither."))
    parts = PARTS.fullmatch(inside)
    if parts is None:
        raise ValidationError(_("Write {{key@time#village|form}}: only the key is needed, and this is the order."))
    key = parts["key"].strip()
    if key == YEAR:
        return _year(parts)
    if not key:
        raise ValidationError(_("The key of a figure is missing. Choose one from the list of figures."))
    if key not in indicators:
        raise ValidationError(unknown(_("figure"), key, [YEAR, *indicators.keys()]))
    indicator = indicators[key]
    offset, period = _when(parts["when"])
    form = _form([one.strip() for one in parts["forms"].split("|")[1:]], indicator)
    return Token(indicator, offset, period, _village(parts["village"], indicator, villages), form)


def _year(parts) -> YearToken:
    if parts["village"] is not None or parts["forms"]:
        raise ValidationError(_("The year has no village and no form: write {{year}} or {{year@-1}}."))
    offset, period = _when(parts["when"])
    if period is not None:
        raise ValidationError(_("Type a fixed year as it is; {{year@-1}} is the year before the one reported."))
    return YearToken(offset or 0)


def _when(text: str | None) -> tuple[int | None, Period | None]:
    if text is None:
        return None, None
    text = text.strip()
    if OFFSET.fullmatch(text):
        return int(text), None
    try:
        return None, Period.parse(text)
    except ValidationError as error:
        raise ValidationError(
            _("“%(text)s” is no time. Write @-1 for the year before, or a period: @2018, @2018-Q2, @2018-03.")
            % {"text": text}
        ) from error


def _village(text: str | None, indicator: Indicator, villages: Mapping[str, int]) -> int | None:
    if text is None:
        return None
    name = text.strip()
    if name not in villages:
        raise ValidationError(unknown(_("village"), name, villages))
    if indicator.township_only:
        raise ValidationError(_("This figure is stated for the township alone: leave the village out."))
    if indicator.guarded:
        raise ValidationError(_("Small numbers of a village are not for reports: leave the village out."))
    return villages[name]


def _form(words: Iterable[str], indicator: Indicator) -> Form:
    given: dict[str, object] = {}
    for word in words:
        one = _one_form(word, indicator)
        if one.keys() & given.keys():
            raise ValidationError(_("“%(word)s” says again what was said before: leave one out.") % {"word": word})
        given |= one
    if "over" in given and {"change", "decimals"} & given.keys():
        raise ValidationError(_("余 goes neither with decimals nor with 同比: leave one out."))
    if given.get("change") == CHANGE_PERCENT and "suffix" in given:
        raise ValidationError(_("同比% is in percent already: leave the other form out."))
    return Form(**given)  # type: ignore[arg-type]


def _one_form(word: str, indicator: Indicator) -> dict[str, object]:
    if word in (CHANGE, CHANGE_PERCENT):
        return {"change": word}
    if word == "万":
        return {"suffix": word}
    if word == "万元":
        if indicator.unit != Unit.YUAN:
            raise ValidationError(_("万元 is for figures in yuan; this one counts in %s.") % indicator.unit.label)
        return {"suffix": word}
    if word == "%":
        if indicator.unit != Unit.PERCENT:
            raise ValidationError(_("%% is for figures in percent; this one counts in %s.") % indicator.unit.label)
        return {"suffix": word}
    if DECIMALS.fullmatch(word):
        return {"decimals": int(word[1:])}
    if found := STEP.fullmatch(word):
        return {"over": int(found[1] or 0)}
    raise ValidationError(_("There is no form “%(word)s”. There are %(forms)s.") % {"word": word, "forms": FORMS})
