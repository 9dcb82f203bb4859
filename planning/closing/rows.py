"""The rows a figure is folded from, each with what it contributes: read, folded, packed into a few bytes and back.

A count's row contributes one (more, if the figure counts it more than once), a sum's its amount, a distinct count's
the thing it counts. Folding contributions gives the figure, which a sweep holds for every figure.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from django.db.models import QuerySet

from xiaoping.kit.indicators import Basis, Fold, Number, trimmed

Contribution = int | Decimal | str | None


class Row(NamedTuple):
    """A row's village (None: the township's own) and what it contributes."""

    village: int | None
    part: Contribution


Rows = dict[int, Row]


def read(fold: str, measure: str, rows: QuerySet) -> Rows:
    """The rows by their keys, in one statement. One that is counted twice contributes twice."""
    path = rows.village_path  # type: ignore[attr-defined]
    columns = ("pk", path) if fold == Fold.COUNT else ("pk", path, measure)
    found: Rows = {}
    for key, village, *measured in rows.order_by().values_list(*columns):
        part: Contribution = 1 if fold == Fold.COUNT else measured[0]
        if fold == Fold.DISTINCT:
            part = None if part is None else str(part)
        elif key in found:
            part = _added(found[key].part, part)
        found[key] = Row(village, part)
    return found


def _added(one: Any, other: Any) -> Any:
    return other if one is None else one if other is None else one + other


def folded(fold: str, basis: str, parts: Iterable[Contribution]) -> Number:
    """The figure these contributions make. Nothing is zero, but for a stated figure: there it is no number."""
    counted: list[Any] = [part for part in parts if part is not None]
    if not counted and basis == Basis.STATED and fold != Fold.COUNT:
        return None
    return len(set(counted)) if fold == Fold.DISTINCT else trimmed(sum(counted))


def pack(parts: Mapping[int, Contribution]) -> bytes:
    """Keys as steps from one to the next, with their contributions unless all are one, compressed."""
    keys = sorted(parts)
    steps = [later - earlier for earlier, later in pairwise([0, *keys])]
    given = None if all(parts[key] == 1 for key in keys) else [_plain(parts[key]) for key in keys]
    return zlib.compress(json.dumps([steps, given], separators=(",", ":"), ensure_ascii=False).encode())


def unpack(packed: bytes | memoryview, fold: str) -> dict[int, Contribution]:
    """What `pack` packed; nothing of nothing."""
    if not packed:
        return {}
    steps, given = json.loads(zlib.decompress(bytes(packed)))
    keys = list(accumulate(steps))
    if given is None:
        return dict.fromkeys(keys, 1)
    return {key: _typed(part, fold) for key, part in zip(keys, given, strict=True)}


def _plain(part: Contribution) -> int | str | None:
    return str(part) if isinstance(part, Decimal) else part


def _typed(part: Any, fold: str) -> Contribution:
    return Decimal(part) if isinstance(part, str) and fold != Fold.DISTINCT else part
