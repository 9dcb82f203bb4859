"""A bridge in words: each line with its record, and who changed what, when and why."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from xiaoping.kit import formats
from xiaoping.kit.history import changes_since
from xiaoping.kit.indicators import trimmed
from xiaoping.kit.scope import within

from ..models import PeriodClose
from .bridge import NOTHING, Bridge, Kind, Line
from .causes import Source

SHOWN = 40  # lines of one kind; the rest are added up


def signed(value: Decimal) -> str:
    """+3, −2.5 or ±0."""
    if not value:
        return "±0"
    return f"{trimmed(value):+,}".replace("-", "−")


def told(bridge: Bridge, close: PeriodClose, user) -> list[dict[str, Any]]:
    """The lines kind by kind, the largest first: some statements for each kind of record, none for each line."""
    by_kind = {kind: [line for line in bridge.lines if line.kind == kind] for kind in Kind}
    for lines in by_kind.values():
        lines.sort(key=lambda line: -abs(line.effect))
    shown = [line for lines in by_kind.values() for line in lines[:SHOWN]]
    records = _records({(line.model, line.keys[0]) for line in shown if line.keys} | _sources(shown), user)
    changes = _changes(_sources(shown), close, user)
    return [
        {
            "kind": kind,
            "label": kind.label,
            "count": len(lines),
            "effect": signed(sum((line.effect for line in lines), NOTHING)),
            "lines": [_told(line, records, changes) for line in lines[:SHOWN]],
            "more": len(lines[SHOWN:]),
            "more_effect": signed(sum((line.effect for line in lines[SHOWN:]), NOTHING)),
        }
        for kind, lines in by_kind.items()
        if lines
    ]


def _sources(lines: list[Line]) -> set[Source]:
    return {line.source for line in lines if line.source is not None}


def _by_model(sources: set[Source]) -> dict[Any, set[int]]:
    found: dict[Any, set[int]] = {}
    for model, key in sources:
        found.setdefault(model, set()).add(key)
    return found


def _records(sources: set[Source], user) -> dict[Source, Any]:
    """Those that are still there and that the user may see, with what their names and addresses take."""
    found: dict[Source, Any] = {}
    for model, keys in _by_model(sources).items():
        maybe = [field.name for field in model._meta.concrete_fields if field.is_relation and field.null]
        rows = within(model, user).select_related().prefetch_related(*maybe)
        found |= {(model, key): record for key, record in rows.in_bulk(keys).items()}
    return found


def _changes(sources: set[Source], close: PeriodClose, user) -> dict[Source, list]:
    return {
        (model, key): changes
        for model, keys in _by_model(sources).items()
        for key, changes in changes_since(model, keys, close.closed_at, user).items()
    }


def _told(line: Line, records, changes) -> dict[str, Any]:
    part = {
        "effect": signed(line.effect),
        "part": f"{line.part.label} {signed(line.moves)} {line.part.unit.label}" if line.part else "",
        "text": "",
        "url": "",
        "through": "",
        "more_rows": len(line.keys) - 1,
        "changes": [],
    }
    if line.kind == Kind.DEFINITION:
        return part | {"text": _definition(line)}
    source = line.source or (line.model, line.keys[0])
    text, url = _named((line.model, line.keys[0]), records)
    through = _named(source, records)[0] if source != (line.model, line.keys[0]) else ""
    return part | {"text": text, "url": url, "through": through, "changes": changes.get(line.source, [])}


def _named(source: Source, records) -> tuple[str, str]:
    """What a record is called, and its address; by its kind and key where it is gone."""
    model, key = source
    record = records.get(source)
    if record is None:
        return f"{model._meta.verbose_name} #{key}", ""
    address = getattr(record, "get_absolute_url", None)
    return f"{model._meta.verbose_name} {record}", (address() or "") if address else ""


def _definition(line: Line) -> str:
    if line.came is None:
        return _("The definition of then can no longer be asked: all that differs is put down to it.")
    return _("The new definition takes in %(came)s rows that the old one leaves out, and leaves out %(went)s.") % {
        "came": formats.number(line.came),
        "went": formats.number(line.went),
    }
