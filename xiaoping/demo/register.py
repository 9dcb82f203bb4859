"""The register of poor households: who was identified when and why, left poverty when, fell back, was struck off.

The exits of 2018, and that 426 households had left poverty before, are the report's. A household that exited in 2018
did so in November or December and not before its last birth, death or marriage of that year: so its members on the day
of exit are its members at the end of the year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from .causes import cause_of
from .chance import day_between, spread, stream
from .records import (
    DEPARTED,
    EXITED_2018,
    EXITED_BEFORE,
    ORDINARY,
    REMAINING,
    STRUCK_OFF,
    Family,
    Home,
    Township,
)
from .staff import Officer, Post

EXITS_BEFORE = {2014: 40, 2015: 80, 2016: 120, 2017: 186}
IDENTIFIED_LATE = {2015: 12, 2016: 8, 2017: 5}
FELL_BACK_AND_EXITED, FELL_BACK_AND_REMAIN = 6, 1
HELPERS_CHANGED = 0.15


@dataclass(eq=False)
class Spell:
    """A household's time in poverty."""

    cause: str
    since: date
    since_reason: str
    until: date | None = None
    until_reason: str = ""


@dataclass(eq=False)
class Registration:
    """A home's time on the register, with its spells of poverty."""

    home: Home
    since: date
    since_reason: str
    until: date | None = None
    until_reason: str = ""
    spells: list[Spell] = field(default_factory=list)


@dataclass(eq=False)
class Pairing:
    """An officer looks after a home."""

    home: Home
    officer: Officer
    since: date
    until: date | None = None


def build(township: Township) -> list[Registration]:
    """Every registration, in the order of families."""
    chance = stream("register")
    families = [family for family in township.families if family.standing != ORDINARY]
    exits = _exits(families, chance)
    identified = _identified(families, exits, chance)
    fell_back = _fell_back(families, exits, identified, chance)
    registrations: list[Registration] = []
    for family in families:
        spells = _spells(family, identified[family], exits.get(family), fell_back.get(family), chance)
        registrations.extend(_registrations(family, spells))
    return registrations


def _exits(families: list[Family], chance: Random) -> dict[Family, date]:
    """The day each family left poverty for good; none for those that remain."""
    before = [family for family in families if family.standing == EXITED_BEFORE]
    years = spread(len(before), EXITS_BEFORE, chance)
    exits = {family: _year_end(year, chance) for family, year in zip(before, years, strict=True)}
    for family in families:
        if family.standing == EXITED_2018:
            exits[family] = max(_year_end(2018, chance), _last_event(family, 2018))
    return exits


def _year_end(year: int, chance: Random) -> date:
    """The yearly adjustment of the register is in November and December."""
    return day_between(chance, date(year, 11, 10), date(year, 12, 20))


def _last_event(family: Family, year: int) -> date:
    days = [member.came for member in family.members] + [member.left for member in family.members if member.left]
    return max((day for day in days if day.year == year), default=date(year, 1, 1))


def _identified(families: list[Family], exits: dict[Family, date], chance: Random) -> dict[Family, date]:
    """Most in the summer of 2014, when the register was drawn up; a few in later years' adjustments."""
    identified = {family: day_between(chance, date(2014, 5, 10), date(2014, 9, 30)) for family in families}
    candidates = [
        family for family in families if family.standing in (EXITED_BEFORE, EXITED_2018, REMAINING) and not family.cut
    ]
    chance.shuffle(candidates)
    for year, number in IDENTIFIED_LATE.items():
        later = [family for family in candidates if exits.get(family, date.max).year > year + 1]
        for family in later[:number]:
            identified[family] = _year_end(year, chance)
            candidates.remove(family)
    return identified


def _fell_back(
    families: list[Family], exits: dict[Family, date], identified: dict[Family, date], chance: Random
) -> dict[Family, tuple[date, date]]:
    """First exit and fall back of the few that were out of poverty once before."""
    first = [family for family in families if identified[family].year == 2014 and not family.cut]
    exited = [family for family in first if family.standing == EXITED_BEFORE and exits[family].year == 2017]
    remaining = [family for family in first if family.standing == REMAINING]
    chosen = chance.sample(exited, FELL_BACK_AND_EXITED) + chance.sample(remaining, FELL_BACK_AND_REMAIN)
    return {family: (_year_end(2015, chance), _year_end(2016, chance)) for family in chosen}


def _spells(
    family: Family, since: date, exited: date | None, fell_back: tuple[date, date] | None, chance: Random
) -> list[Spell]:
    """The family's spells of poverty, as if it had never moved."""
    spells = [Spell(cause_of(family, since, chance), since, "identified")]
    if fell_back:
        spells[0].until, spells[0].until_reason = fell_back[0], "exited"
        spells.append(Spell(chance.choice(("illness", "disaster")), fell_back[1], "fell_back"))
    last = spells[-1]
    if exited:
        last.until, last.until_reason = exited, "exited"
    elif family.standing == STRUCK_OFF:
        last.until, last.until_reason = _year_end(chance.choice((2015, 2016)), chance), "struck_off"
    elif family.standing == DEPARTED:
        last.until, last.until_reason = family.home.until, family.home.until_reason
    return spells


def _registrations(family: Family, spells: list[Spell]) -> Iterator[Registration]:
    """One registration, or, if the family moved within the township, one of each home with the spells carried over."""
    since = spells[0].since
    if family.home.continues is None:
        ended = spells[-1] if spells[-1].until_reason in ("struck_off", "died_out", "moved_out") else None
        yield Registration(
            family.home,
            since,
            "identified",
            ended.until if ended else None,
            ended.until_reason if ended else "",
            spells,
        )
        return
    on = family.home.since
    before = [_part(spell, spell.since, on) for spell in spells if spell.since < on]
    after = [_part(spell, on, None) for spell in spells if spell.until is None or spell.until > on]
    yield Registration(family.home.continues, since, "identified", on, "moved_within", before)
    yield Registration(family.home, on, "moved_within", spells=after)


def _part(spell: Spell, since: date, until: date | None) -> Spell:
    """The part of a spell before or after a move."""
    reason = spell.since_reason if since == spell.since else "moved_within"
    if until is None or (spell.until is not None and spell.until <= until):
        return Spell(spell.cause, since, reason, spell.until, spell.until_reason)
    return Spell(spell.cause, since, reason, until, "moved_within")


def pair(registrations: list[Registration], posts: list[Post]) -> list[Pairing]:
    """A helper for every registered home since 2015: a cadre of the village, or a township officer sent there."""
    chance = stream("helpers")
    villages = sorted({registration.home.group.village for registration in registrations}, key=lambda one: one.number)
    helpers = {village: [post for post in posts if post.holder.village is village] for village in villages}
    for place, post in enumerate(post for post in posts if post.holder.village is None):
        helpers[villages[place % len(villages)]].append(post)
    pairings: list[Pairing] = []
    carried: dict[Home, Post] = {}
    for registration in registrations:
        home = registration.home
        chosen = carried.get(home.continues) if home.continues else None
        post = chosen or chance.choice(helpers[home.group.village])
        first = registration.since if chosen else max(_first_pairing(chance), registration.since + timedelta(days=20))
        last = registration.until
        changed = day_between(chance, date(2017, 3, 1), date(2018, 4, 30))
        if chance.random() < HELPERS_CHANGED and first < changed and last is None and not chosen:
            pairings.extend(_holders(home, post, first, changed))
            others = [other for other in helpers[home.group.village] if other is not post]
            post, first = chance.choice(others), changed
        pairings.extend(_holders(home, post, first, last))
        carried[home] = post
    return pairings


def _first_pairing(chance: Random) -> date:
    return day_between(chance, date(2015, 2, 1), date(2015, 5, 31))


def _holders(home: Home, post: Post, first: date, last: date | None) -> Iterator[Pairing]:
    """A pairing with each holder of the post in turn."""
    for officer in post.officers:
        since = max(first, officer.since)
        ends = [day for day in (last, officer.until) if day is not None]
        until = min(ends) if ends else None
        if until is None or since < until:
            yield Pairing(home, officer, since, until)
