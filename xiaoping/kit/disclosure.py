"""Small numbers of a guarded figure, as they are shown to those who may not read them (statistical disclosure control).

A number of a village below five is “<5”. Where the whole and the other villages would give one away all the same, the
smallest of the others is withheld with it. Who is posted to some villages only sees a part even in their whole.
"""

from __future__ import annotations

from .indicators import Indicator, Number
from .readings import Split
from .registry import facts
from .scope import villages_of

FEW = 5
TOO_FEW = f"<{FEW}"
WITHHELD = "*"

Seen = Number | str


def whole(indicator: Indicator, value: Number, user) -> Seen:
    """All that a user may see of a figure together."""
    if value is None or value >= FEW or not indicator.is_guarded(user) or facts["villages.posted_to_township"](user):
        return value
    return TOO_FEW


def parts(indicator: Indicator, split: Split, user) -> dict[int | None, Seen]:
    """The numbers of a user's villages, and of the township itself (None) where it has one."""
    numbers: dict[int | None, Number] = {place: split.villages.get(place, split.nothing) for place in villages_of(user)}
    if None in split.villages:
        numbers[None] = split.villages[None]
    if not indicator.is_guarded(user):
        return {**numbers}
    few = {place: number for place, number in numbers.items() if number is not None and number < FEW}
    others = {place: number for place, number in numbers.items() if number is not None and number >= FEW}
    seen: dict[int | None, Seen] = {**numbers, **dict.fromkeys(few, TOO_FEW)}
    # one alone is the whole less the others; several add up to what only the largest of small numbers do
    if others and few and (len(few) == 1 or sum(few.values()) == len(few) * (FEW - 1)):
        seen[min(others, key=lambda place: others[place])] = WITHHELD
    return seen
