"""Finding the row of labels, and what each label means: by name, however it is spaced, bracketed or merged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from .reading import Sheet

LOOKED_AT = 30  # rows among which the labels are sought
BRACKETS = str.maketrans("【】〔〕[]{}〈〉", "()()()()()")
FILLED_IN = re.compile(r"\((必填|选填|是/否|公里|平方米|㎡|亩|元|万元)\)|[*:]")


def normalise(label: str) -> str:
    """Full width to half width, one kind of brackets, no blanks, and no “(必填)” or unit behind it."""
    text = unicodedata.normalize("NFKC", label).translate(BRACKETS)
    return FILLED_IN.sub("", "".join(text.split())).lower()


@dataclass
class Table:
    """The rows below a row of labels: where each known column stands, and which labels say nothing to us."""

    sheet: str
    head: list[str]
    places: dict[str, int]  # key of a column → where it stands
    unknown: list[str] = field(default_factory=list)
    rows: Sequence[tuple[int, list[str]]] = field(default_factory=list)
    readers: list[tuple[int, Any]] = field(default_factory=list)  # where a column stands, and the column


def find_table(sheet: Sheet, names: Mapping[str, str]) -> Table | None:
    """The table of a sheet, `names` being normalised label → key of a column. None if no row has two known labels.

    The row with most known labels has them. Where labels are merged over two rows, the lower says more, and where it
    is empty the upper one counts. Of two columns that mean the same the one is taken whose label is named first in
    `names`; the other counts as unknown.
    """
    rank = {label: place for place, label in enumerate(names)}
    best: tuple[int, int, int, list[str]] | None = None
    first = sheet.rows[:LOOKED_AT]
    for at, (_number, cells) in enumerate(first):
        heads = [(1, cells)]
        if at + 1 < len(first):
            heads.append((2, _joined(cells, first[at + 1][1])))
        for height, head in heads:
            known = len({names[label] for label in map(normalise, head) if label in names})
            if known >= 2 and (best is None or known > best[0]):
                best = (known, at, height, head)
    if best is None:
        return None
    _known, at, height, head = best
    table = Table(sheet.name, head, {}, rows=sheet.rows[at + height :])
    ranked = sorted(enumerate(head), key=lambda item: rank.get(normalise(item[1]), len(rank)))
    for place, label in ranked:
        key = names.get(normalise(label))
        if key is not None:
            table.places.setdefault(key, place)
    used = set(table.places.values())
    table.unknown = [label for place, label in enumerate(head) if label and place not in used]
    return table


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    width = max(len(upper), len(lower))
    rows = [[*row, *[""] * (width - len(row))] for row in (upper, lower)]
    return [low or up for up, low in zip(*rows, strict=True)]
