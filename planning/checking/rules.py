"""Finds the contradictions among the figures a report printed. It names them and decides nothing.

A relation is read once for each mention of its first figure, with the mentions nearest to it: those of the same place
in the text before any other. Readings with the same numbers are one contradiction with all their places.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import add
from typing import Any

from xiaoping.kit.indicators import trimmed

from .relations import RELATIONS, Relation, Rule
from .spans import Span, span

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class Contradiction:
    """One fact that cannot be: the rule it breaks, the figures that say so, and the arithmetic.

    `mark` tells it apart from any other and stays the same while the numbers do.
    """

    rule: Rule
    mark: str
    figures: tuple[Any, ...]
    arithmetic: str
    difference: Decimal


def contradictions(figures: Iterable[Any], relations: Sequence[Relation] = RELATIONS) -> list[Contradiction]:
    """Every contradiction among printed figures, in the order of their first place."""
    mentions = Mentions(figures)
    found: dict[str, Contradiction] = {}
    for one in (*_repeats(mentions), *(broken for relation in relations for broken in _broken(relation, mentions))):
        known = found.get(one.mark)
        both = (*known.figures, *one.figures) if known else one.figures
        places = tuple(sorted(set(both), key=mentions.position))
        found[one.mark] = Contradiction(one.rule, one.mark, places, one.arithmetic, one.difference)
    return sorted(found.values(), key=lambda one: mentions.position(one.figures[0]))


class Mentions:
    """The figures of a report in the order of the text, and by what they are about."""

    def __init__(self, figures: Iterable[Any]):
        self.figures = sorted(figures, key=lambda figure: figure.number)
        self.places = {figure: place for place, figure in enumerate(self.figures)}
        self.by_name: dict[str, list[Any]] = {}
        for figure in self.figures:
            self.by_name.setdefault(figure.about, []).append(figure)

    def position(self, figure) -> int:
        """Where a figure stands among all."""
        return self.places[figure]

    def near(self, name: str, figure) -> Any | None:
        """The mention of a name nearest to a figure: in the same place of the text, else the first of all."""
        mentions = self.by_name.get(name, [])
        same_place = [one for one in mentions if one.place == figure.place]
        if same_place:
            return min(same_place, key=lambda one: abs(self.position(one) - self.position(figure)))
        return mentions[0] if mentions else None


def _repeats(mentions: Mentions) -> Iterator[Contradiction]:
    """What is printed of one thing and period more than once, and leaves no common value."""
    for name, group in mentions.by_name.items():
        by_period: dict[Any, list[Any]] = {}
        for figure in group:
            by_period.setdefault((figure.first, figure.last), []).append(figure)
        for same in by_period.values():
            lowest, highest = min(same, key=_value), max(same, key=_value)
            if not all(span(one).meets(span(other)) for one in same for other in same):
                yield Contradiction(
                    Rule.REPEAT,
                    f"{Rule.REPEAT}:{name}:{'/'.join(sorted({_text(_value(one)) for one in same}))}",
                    tuple(same),
                    f"{_text(_value(lowest))} ≠ {_text(_value(highest))}",
                    _value(highest) - _value(lowest),
                )


def _broken(relation: Relation, mentions: Mentions) -> Iterator[Contradiction]:
    """The readings of a relation that do not hold. One that is not printed in full is not read.

    A part is held against every mention of its whole, not against the nearest alone.
    """
    for read in _readings(relation, mentions):
        if (fault := CHECKS[relation.rule](read, relation)) is not None:
            arithmetic, difference = fault
            values = "/".join(_text(_value(one)) for one in read)
            mark = f"{relation.rule}:{relation.whole}:{relation.parts[0]}:{values}"
            yield Contradiction(relation.rule, mark, tuple(read), arithmetic, difference)


def _readings(relation: Relation, mentions: Mentions) -> Iterator[list[Any]]:
    wholes = mentions.by_name.get(relation.whole, [])
    if relation.rule == Rule.PART:
        for part in mentions.by_name.get(relation.parts[0], []):
            yield from ([whole, part] for whole in wholes)
        return
    for whole in wholes:
        parts = [mentions.near(name, whole) for name in relation.parts]
        if None not in parts:
            yield [whole, *parts]


Fault = tuple[str, Decimal] | None


def _sum(read: Sequence[Any], relation: Relation) -> Fault:
    whole, *parts = read
    if reduce(add, map(span, parts)).meets(span(whole)):
        return None
    total = sum(map(_value, parts))
    return f"{' + '.join(map(_shown, parts))} = {_text(total)} ≠ {_shown(whole)}", total - _value(whole)


def _part(read: Sequence[Any], relation: Relation) -> Fault:
    whole, part = read
    if span(part).low <= span(whole).high:
        return None
    return f"{_shown(part)} > {_shown(whole)}", _value(part) - _value(whole)


def _ratio(read: Sequence[Any], relation: Relation) -> Fault:
    """Within print precision: 0.8 is anything from 0.75 to below 0.85."""
    rate, top, bottom = read
    if not _value(bottom):
        return None
    exact = 100 * _value(top) / _value(bottom)
    half = Decimal(1).scaleb(-rate.decimals) / 2
    if Span(_value(rate) - half, _value(rate) + half, is_open=True).holds(exact):
        return None
    shown = exact.quantize(HUNDREDTH, ROUND_HALF_UP)
    return f"{_shown(top)} ÷ {_shown(bottom)} = {_text(shown)}% ≠ {_shown(rate)}%", shown - _value(rate)


def _unit_value(read: Sequence[Any], relation: Relation) -> Fault:
    amount, count = read
    if not _value(count) or not _value(amount) % _value(count):
        return None
    each = (_value(amount) / _value(count)).quantize(HUNDREDTH, ROUND_HALF_UP)
    return f"{_shown(amount)} ÷ {_shown(count)} = {_text(each)}", _value(amount) % _value(count)


def _cap(read: Sequence[Any], relation: Relation) -> Fault:
    amount, count = read
    limit = relation.limit or Decimal(0)
    if not _value(count) or _value(amount) <= limit * _value(count):
        return None
    each = (_value(amount) / _value(count)).quantize(HUNDREDTH, ROUND_HALF_UP)
    return f"{_shown(amount)} ÷ {_shown(count)} = {_text(each)} > {_text(limit)}", each - limit


def _order(read: Sequence[Any], relation: Relation) -> Fault:
    pairs = list(zip(read, read[1:], strict=False))
    wrong = [(one, other) for one, other in pairs if _value(one) > _value(other)]
    if not wrong:
        return None
    return ", ".join(f"{_shown(one)} > {_shown(other)}" for one, other in wrong), Decimal(len(wrong))


def _equal(read: Sequence[Any], relation: Relation) -> Fault:
    one, other = read
    if span(one).meets(span(other)):
        return None
    return f"{_shown(one)} ≠ {_shown(other)}", _value(one) - _value(other)


CHECKS: dict[Rule, Callable[[Sequence[Any], Relation], Fault]] = {
    Rule.SUM: _sum,
    Rule.PART: _part,
    Rule.RATIO: _ratio,
    Rule.UNIT_VALUE: _unit_value,
    Rule.CAP: _cap,
    Rule.ORDER: _order,
    Rule.EQUAL: _equal,
}


def _value(figure) -> Decimal:
    return Decimal(figure.value)


def _text(value: Decimal | int) -> str:
    return f"{trimmed(value):f}" if isinstance(value, Decimal) and trimmed(value) != int(value) else f"{int(value)}"


def _shown(figure) -> str:
    return _text(_value(figure))
