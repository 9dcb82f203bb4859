"""Sections with tokens become a document with numbers, and a list of what keeps it from being issued."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from xiaoping.kit.indicators import Indicator, Number
from xiaoping.kit.periods import Period

from .document import TITLE_LEVEL, Block, Document, Figure, Run, heading_number
from .numbers import plain
from .tokens import Piece, Token, Words, Wrong, YearToken, parse
from .typed import split
from .values import Values

Place = tuple[str, Period, int | None]
MASK = "***"  # in a draft, for a number reserved to others than its reader


@dataclass(frozen=True)
class Problem:
    """Why a report cannot be issued: in which section (its key and name), what, and what to do."""

    section: int
    name: str
    message: str


@dataclass
class Rendered:
    """A document, the problems in it, and how many of its numbers were typed by hand or are masked for its reader."""

    document: Document
    problems: list[Problem] = field(default_factory=list)
    typed: int = 0
    masked: int = 0


def render(
    *, title: str, organ: str, year: int, sections: Iterable[Any], villages: Mapping[str, int], reader=None
) -> Rendered:
    """The report of a year from its sections, in their order: objects with pk, level, heading and text.

    A section that is left out is not among them. The numbers are the whole township's, whoever reads them; one that is
    reserved to others than `reader` is masked. Without a reader, as when it is issued, every number is written.
    """
    return _Rendering(year, villages, reader).of(title, organ, list(sections))


class _Rendering:
    def __init__(self, year: int, villages: Mapping[str, int], reader=None):
        self.year, self.villages, self.reader = year, villages, reader
        self.names = {key: name for name, key in villages.items()}
        self.values = Values()
        self.figures: dict[Place, Figure] = {}
        self.problems: list[Problem] = []
        self.typed = self.masked = 0
        self.section = (0, "")

    def of(self, title: str, organ: str, sections: list[Any]) -> Rendered:
        parsed = [(one, self.parsed(one.heading), [self.parsed(*line) for line in lines(one.text)]) for one in sections]
        self.values.read(self.wanted(pieces for _one, head, body in parsed for pieces in (head, *body)))
        blocks, counts = [], [0] * 5
        for one, head, body in parsed:
            self.section = (one.pk or 0, one.heading or _("text without a heading"))
            number = ""
            if one.level != TITLE_LEVEL:
                counts[one.level] += 1
                counts[one.level + 1 :] = [0] * len(counts[one.level + 1 :])
                number = heading_number(one.level, counts[one.level])
            paragraphs = tuple(self.runs(pieces) for pieces in body)
            blocks.append(Block(one.pk or 0, one.level, number, self.runs(head), paragraphs))
        document = Document(title, organ, tuple(blocks), tuple(self.figures.values()))
        return Rendered(document, self.problems, self.typed, self.masked)

    def parsed(self, text: str, line: int = 1) -> list[Piece]:
        return parse(text, self.villages, line)

    def wanted(self, texts: Iterable[list[Piece]]) -> Iterator[tuple[Indicator, Period]]:
        for piece in (piece for pieces in texts for piece in pieces if isinstance(piece, Token)):
            yield piece.indicator, piece.when(self.year)
            if piece.form.change:
                yield piece.indicator, piece.when(self.year).before

    def runs(self, pieces: list[Piece]) -> tuple[Run, ...]:
        found: list[Run] = []
        for piece in pieces:
            if isinstance(piece, Words):
                found += [Run(text, typed=typed) for text, typed in split(piece.text)]
            elif isinstance(piece, YearToken):
                found.append(Run(str(self.year + piece.offset)))
            elif isinstance(piece, Wrong):
                found.append(self.refused(piece.text, piece.message, str(piece)))
            else:
                found.append(self.number(piece))
        self.typed += sum(run.typed for run in found)
        return tuple(found)

    def number(self, token: Token) -> Run:
        indicator, period = token.indicator, token.when(self.year)
        reading = self.values.of(indicator, period, token.village)
        before = self.values.of(indicator, period.before, token.village).value if token.form.change else None
        try:
            text = token.form.text(reading.value, before)
        except ValidationError as error:
            source, message = f"{{{{{indicator.key}}}}}", " ".join(error.messages)
            return self.refused(source, message, f"{source} {message}")
        if indicator.is_hidden(self.reader):
            self.masked += 1
            text = MASK
        return Run(text, figure=self.known(token, period).number)

    def refused(self, text: str, message: str, told: str) -> Run:
        self.problems.append(Problem(*self.section, told))
        return Run(text, wrong=message)

    def known(self, token: Token, period: Period) -> Figure:
        """The figure a token writes, listed once however often it is written; its words are the report's."""
        indicator = token.indicator
        place = (indicator.key, period, token.village)
        if place not in self.figures:
            reading = self.values.of(indicator, period, token.village)
            with translation.override(settings.LANGUAGE_CODE):
                self.figures[place] = Figure(
                    number=len(self.figures) + 1,
                    key=indicator.key,
                    label=str(indicator.label),
                    period=str(period),
                    period_label=period.label,
                    village=token.village,
                    village_name=self.names.get(token.village or 0, ""),
                    value=self.value(indicator, reading.value),
                    unit=str(indicator.unit.label),
                    basis=str(indicator.basis.label),
                    definition=str(indicator.definition),
                    source=str(indicator.source),
                    rows=reading.rows,
                    closed=str(reading.close or ""),
                )
        return self.figures[place]

    def value(self, indicator: Indicator, number: Number) -> str:
        """Exact; empty for none, and masked where it is reserved to others."""
        if number is None:
            return ""
        return MASK if indicator.is_hidden(self.reader) else plain(number)


def lines(text: str) -> list[tuple[str, int]]:
    """The paragraphs of a text: its lines that are not empty, each with its number."""
    every = text.replace("\r\n", "\n").split("\n")
    return [(line, number) for number, line in enumerate(every, start=1) if line.strip()]
