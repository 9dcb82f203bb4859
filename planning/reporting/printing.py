"""What both files of a report print: the document, its day and version, and the lines of the appendix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from . import layout
from .document import Document, Figure


@dataclass(frozen=True)
class Printing:
    """A document to be printed. Without a day it is a draft."""

    document: Document
    issued_on: date | None = None
    version: int = 0

    @property
    def day(self) -> str:
        """The day it was issued, in the official form; empty for a draft."""
        return layout.official_day(self.issued_on) if self.issued_on else ""

    @property
    def note(self) -> str:
        """What stands below the title: that it is a draft, or which version, from the second on."""
        if self.issued_on is None:
            return layout.DRAFT
        return f"（第{self.version}版）" if self.version > 1 else ""

    @property
    def appendix(self) -> list[tuple[str, ...]]:
        """The lines of the appendix, a figure each, in the order of `layout.APPENDIX_HEADS`."""
        return [self._line(figure) for figure in self.document.figures]

    def _line(self, figure: Figure) -> tuple[str, ...]:
        where = f"（{figure.village_name}）" if figure.village_name else ""
        return (
            str(figure.number),
            f"{figure.label}{where}",
            figure.period_label + ("" if figure.closed else layout.OPEN),
            figure.value,
            figure.unit,
            figure.rows_text,
            f"{figure.definition}{figure.source}",
        )
