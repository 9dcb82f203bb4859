"""The township put together: every person with name and number, every home with its number, every stay.

Pure: it knows chance and the report's totals, not the database. `build()` gives the same township at every run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

from . import departures, families, leavers, names, past, places, spring
from .chance import stream
from .records import Cut, Family, Home, Member, Stay, Township, Village

WITHOUT_PHONE = 0.09
PHONE = "1400000{:04}"  # numbers of devices: none of them is anybody's


def build() -> Township:
    """The township from 1 January 2014 to 14 April 2019."""
    villages = places.build()
    settled = places.settle(villages)
    families.fill(settled)
    past.make(settled, villages)
    leavers.make(settled)
    everybody = settled + departures.make(villages)
    spring.make(settled)
    people = list(dict.fromkeys(member.person for family in everybody for member in family.members))
    names.name_families(everybody)
    names.number_people(people)
    homes = [family.home for family in everybody]
    homes += [home.continues for home in homes if home.continues]
    number_homes(homes, villages)
    stays = [stay for family in everybody for stay in stays_of(family)]
    dispute(stays)
    return Township(villages, everybody, homes, people, stays)


def stays_of(family: Family) -> Iterator[Stay]:
    """The stays of a family's members: two for whoever was there on the day it changed and was changed by it."""
    for member in family.members:
        cut = family.cut
        if cut is None or member.came >= cut.on:
            yield _stay(member, family.home, member.relation)
        elif member.left is not None and member.left <= cut.on:
            yield _stay(member, cut.home, member.relation_before or member.relation)
        elif cut.home is family.home and not member.relation_before:
            yield _stay(member, family.home, member.relation)
        else:
            yield from _two_stays(member, cut, family.home)


def _stay(member: Member, home: Home, relation: str) -> Stay:
    return Stay(home, member.person, relation, member.came, member.came_by, member.left, member.left_by)


def _two_stays(member: Member, cut: Cut, home: Home) -> Iterator[Stay]:
    before = member.relation_before or member.relation
    yield Stay(cut.home, member.person, before, member.came, member.came_by, cut.on, cut.reason)
    yield Stay(home, member.person, member.relation, cut.on, cut.reason, member.left, member.left_by)


def number_homes(homes: list[Home], villages: list[Village]) -> None:
    """Number each group's homes in the order they came onto the books: 0203-015 is village 2, group 3, household 15."""
    chance = stream("household numbers")
    lots = {home: chance.random() for home in homes}
    for village in villages:
        for group in village.groups:
            own = sorted((home for home in homes if home.group is group), key=lambda home: (home.since, lots[home]))
            for place, home in enumerate(own, start=1):
                home.number = f"{village.number:02}{group.number:02}-{place:03}"
                home.address = f"{village.name}{group.name}{place}号"
    for place, home in enumerate(homes):
        if chance.random() > WITHOUT_PHONE:
            home.phone = PHONE.format(place)
        if home.continues:
            home.continues.phone = home.phone


def dispute(stays: list[Stay]) -> None:
    """Give somebody the number of another of the same birth date and sex in another village, to be settled."""
    seen: dict[tuple[date, str], Stay] = {}
    for stay in stays:
        person = stay.person
        if stay.until is not None or not person.id_number or not 1960 < person.born_on.year < 1990:
            continue
        other = seen.setdefault((person.born_on, person.sex), stay)
        if other.home.group.village is not stay.home.group.village:
            person.id_number, person.has_disputed_number = other.person.id_number, True
            return
    raise LookupError("No two people of two villages have one birth date and sex.")


def digest(township: Township) -> str:
    """One line for each stay, hashed: equal for equal townships."""
    lines = (
        f"{stay.home.number} {stay.home.since} {stay.home.until} {stay.person.name} {stay.person.id_number} "
        f"{stay.relation} {stay.since} {stay.since_reason} {stay.until} {stay.until_reason}"
        for stay in township.stays
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
