"""A report as it is printed: its parts in order, each number known by the figure behind it; and as data that keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

TITLE_LEVEL, LEVELS = 0, (1, 2, 3, 4)
CHINESE = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Run:
    """A stretch of text. `figure` is the number of the figure it writes, from 1; 0 is no figure."""

    text: str
    figure: int = 0
    typed: bool = False  # a number typed by hand
    wrong: str = ""  # why this token writes no number


@dataclass(frozen=True)
class Block:
    """A section as printed: its level, its number with that level's signs, heading, and paragraphs of runs."""

    section: int
    level: int
    number: str
    heading: tuple[Run, ...]
    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A figure the report writes, as it was when it was written. `rows` counts the rows of a ratio's two parts."""

    number: int
    key: str
    label: str
    period: str
    period_label: str
    village: int | None
    village_name: str
    value: str  # exact, without separators; empty for none
    unit: str
    basis: str
    definition: str
    source: str
    rows: tuple[int, ...]
    closed: str = ""  # the close it was read from, in words; empty: from the records as they were

    @property
    def rows_text(self) -> str:
        """How many rows, as the appendix prints it: 91, or 91/11440 of a ratio."""
        return "/".join(map(str, self.rows))


@dataclass(frozen=True)
class Document:
    """The whole: title, who reports, the blocks and the figures in order of first use."""

    title: str
    organ: str
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...]

    def data(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Document:
        """What `data` made, again."""
        return cls(
            title=data["title"],
            organ=data["organ"],
            blocks=tuple(
                Block(
                    section=one["section"],
                    level=one["level"],
                    number=one["number"],
                    heading=_runs(one["heading"]),
                    paragraphs=tuple(_runs(paragraph) for paragraph in one["paragraphs"]),
                )
                for one in data["blocks"]
            ),
            figures=tuple(Figure(**{**one, "rows": tuple(one["rows"])}) for one in data["figures"]),
        )


def _runs(data: Sequence[Mapping[str, Any]]) -> tuple[Run, ...]:
    return tuple(Run(**one) for one in data)


def numeral(number: int) -> str:
    """1 to 99 in Chinese: 一, 十, 十二, 三十一."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{CHINESE[tens]}十") + (
        CHINESE[ones] if ones or not tens else ""
    )


def heading_number(level: int, number: int) -> str:
    """The number of a heading with the signs of its level: 一、 （一） 1. （1）."""
    return {1: f"{numeral(number)}、", 2: f"（{numeral(number)}）", 3: f"{number}.", 4: f"（{number}）"}[level]
