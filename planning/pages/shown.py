"""A report on a page: the numbers of its text as links, and what of an issued one the records say otherwise now."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from villages.querysets import scope_of
from xiaoping.kit import formats
from xiaoping.kit.figurepages import may_read
from xiaoping.kit.indicators import Indicator, Number, indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import split_many

from ..closing.bridge import nought
from ..closing.telling import signed
from ..reporting.document import Block, Document, Figure, Run


class Shown:
    """A document as a page shows it: each number leads to its rows, or, of an issued one, to the figure's page."""

    def __init__(self, document: Document, user, *, to_rows: bool):
        self.document, self.user, self.to_rows = document, user, to_rows
        self.is_township = scope_of(user).township
        self.figures: dict[int, dict[str, Any]] = {
            figure.number: {"figure": figure, "url": self._url(figure)} for figure in document.figures
        }

    @cached_property
    def blocks(self) -> list[dict[str, Any]]:
        """The sections, their runs with what is known of the figures by then."""
        return [self._block(block) for block in self.document.blocks]

    def _url(self, figure: Figure) -> str:
        """Only for those who may read the whole the figure is about, and while there is such a figure."""
        if not self.is_township or figure.key not in indicators or not may_read(self.user, indicators[figure.key]):
            return ""
        indicator, period = indicators[figure.key], Period.parse(figure.period)
        return (indicator.rows_url if self.to_rows else indicator.url)(period, figure.village)

    def _block(self, block: Block) -> dict[str, Any]:
        return {
            "section": block.section,
            "level": block.level,
            "number": block.number,
            "heading": [self._run(run) for run in block.heading],
            "paragraphs": [[self._run(run) for run in paragraph] for paragraph in block.paragraphs],
        }

    def _run(self, run: Run) -> dict[str, Any]:
        return {"run": run, **self.figures.get(run.figure, {})}


def add_now(shown: Shown) -> list[dict[str, Any]]:
    """Beside each figure of an issued document what it is now; those that are otherwise.

    Only what the reader may read whole, see `Shown`. One or two statements for each kind of record and period, whatever
    the number of figures.
    """
    user = shown.user
    told = [one for one in shown.figures.values() if one["url"] and not indicators[one["figure"].key].is_hidden(user)]
    by_period: dict[str, list[Indicator]] = {}
    for one in told:
        by_period.setdefault(one["figure"].period, []).append(indicators[one["figure"].key])
    splits = {period: split_many(several, Period.parse(period), user) for period, several in by_period.items()}
    for one in told:
        figure = one["figure"]
        one |= _now(figure, splits[figure.period][figure.key].of(figure.village))
        one["now_url"] = one["url"] + "#then-and-now" * bool(figure.closed)
    gone = [one for one in shown.figures.values() if shown.is_township and one["figure"].key not in indicators]
    for one in gone:
        one |= {"now": _("no longer kept"), "moved": True}
    return [one for one in shown.figures.values() if one.get("moved")]


def _now(figure: Figure, now: Number) -> dict[str, Any]:
    then = Decimal(figure.value) if figure.value else None
    moved = then != now
    return {
        "now": formats.number(now),
        "moved": moved,
        "difference": signed(nought(now) - nought(then)) if moved else "",
    }
