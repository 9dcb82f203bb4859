"""A report on a page: the numbers of its text as links."""

from __future__ import annotations

from typing import Any

from villages.querysets import scope_of
from xiaoping.kit.figurepages import may_read
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period

from ..reporting.document import Block, Document, Figure, Run


class Shown:
    """A document as a page shows it: each number leads to its rows, or, of an issued one, to the figure's page."""

    def __init__(self, document: Document, user, *, to_rows: bool):
        self.user, self.to_rows = user, to_rows
        self.is_township = scope_of(user).township
        self.figures = {figure.number: {"figure": figure, "url": self._url(figure)} for figure in document.figures}
        self.blocks = [self._block(block) for block in document.blocks]

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
