"""Who is entitled to what: low income, five guarantees, the two subsidies of the disabled, preferential treatment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from random import Random

from villages.models import DisabilityCertificate
from welfare.models import Award, Benefit, Grade

from ..chance import day_between, stream
from ..records import CLOSING, OPENING, TODAY
from ..writing import write
from .residents import Residence, Residents, first_of_month, shuffled

# at the end of 2018: class → households, people
LOW_INCOME = {Grade.CLASS_1: (27, 41), Grade.CLASS_2: (63, 95), Grade.CLASS_3: (38, 95)}
LOW_INCOME_STOPPED, LOW_INCOME_DIED, REGRADED = 34, 16, 10
NEW_IN_2019, STOPPED_IN_2019 = 4, 3  # households
FIVE_GUARANTEE, FIVE_GUARANTEE_DIED, IN_A_HOME = 52, 14, 11
SUBSIDIES_BEGIN = date(2016, 1, 1)
PREFERENTIAL = {  # category → how many, women only, least age at the end of 2018
    Grade.WAR_VETERAN: (25, False, 56),
    Grade.ILL_VETERAN: (14, False, 50),
    Grade.BEREAVED: (9, True, 60),
    Grade.DISABLED_SOLDIER: (6, False, 45),
    Grade.OLD_SOLDIER: (4, False, 82),
}
PREFERENTIAL_DIED = 9


def load() -> None:
    """Write the awards. Nobody has low income beside five guarantees."""
    people = Residents()
    alone = five_guarantee(people)
    poor = low_income(people, {one.household_id for one in alone})
    persons_alone = {one.person_id for one in alone}
    subsidies = disability_subsidies(people, poor, persons_alone)
    write([*alone, *poor, *subsidies, *preferential(people, persons_alone)])


def award(one: Residence, benefit: Benefit, grade: str, since: date, **end) -> Award:
    """An award that ends with the residence, or before it as given."""
    return Award(**one.whose, benefit=benefit, grade=grade, since=since, **(end or one.end))


def month_within(chance: Random, first: date, last: date) -> date:
    """The first day of some month: that is when an award begins or ends."""
    return first_of_month(day_between(chance, first, last).replace(day=1))


def five_guarantee(people: Residents) -> list[Award]:
    """Old people who live alone, half of them of registered households; a few live in the township's home."""
    chance = stream("five guarantees")
    registered = people.on_register(CLOSING)
    alone = [
        one
        for one in people.there(OPENING)
        if one.age(CLOSING) > 64 and len(people.members(one.household, OPENING)) == 1
        and len(people.members(one.household, CLOSING)) == 1
    ]  # fmt: skip
    half = FIVE_GUARANTEE // 2
    known = shuffled([one for one in alone if one.household in registered], chance)[:half]
    others = shuffled([one for one in alone if one.household not in registered], chance)[: FIVE_GUARANTEE - len(known)]
    found = []
    for place, one in enumerate(known + others):
        first = max(date(2014, 3, 1), one.born_on.replace(year=one.born_on.year + 60, day=1))
        since = month_within(chance, first, date(2018, 9, 1))
        grade = Grade.CONCENTRATED if place < IN_A_HOME else Grade.SCATTERED
        found.append(award(one, Benefit.FIVE_GUARANTEE, grade, since))
    gone = [one for one in _gone(people, 64, set(), chance) if len(people.members(one.household, OPENING)) == 1]
    for one in gone[:FIVE_GUARANTEE_DIED]:
        found.append(
            award(one, Benefit.FIVE_GUARANTEE, Grade.SCATTERED, month_within(chance, OPENING, date(2014, 9, 1)))
        )
    return found


def sizes(households: int, people: int) -> list[int]:
    """How many people of each household are covered, as evenly as can be."""
    least, more = divmod(people, households)
    return [least + 1] * more + [least] * (households - more)


def low_income(people: Residents, taken: set[int]) -> list[Award]:
    """Households of all classes, most of them registered; some stopped, some changed their class, some died."""
    chance = stream("low income")
    pools = _pools(people, taken, chance)
    found: list[Award] = []
    for grade, (households, covered) in LOW_INCOME.items():
        places = sizes(households, covered)
        changed = set(chance.sample(range(households), REGRADED // 2)) if grade != Grade.CLASS_1 else set()
        for place, size in enumerate(places):
            members = _take(pools, size)
            since = month_within(chance, date(2014, 3, 1), date(2018, 10, 1))
            if place in changed and since < date(2017, 6, 1):
                on = month_within(chance, date(2017, 7, 1), date(2018, 9, 1))
                before = Grade.CLASS_1 if grade == Grade.CLASS_2 else Grade.CLASS_2
                found += _granted(members, before, since, on, "regraded")
                since = on
            stopped = grade == Grade.CLASS_3 and place < STOPPED_IN_2019
            found += _granted(members, grade, since, date(2019, 2 + place % 2, 1) if stopped else None, "stopped")
    for _place in range(NEW_IN_2019):
        members, since = _take(pools, chance.choice((1, 2, 3))), date(2019, chance.choice((2, 3, 4)), 1)
        found += _granted(members, Grade.CLASS_3, since)
    for _place in range(LOW_INCOME_STOPPED):
        members = _take(pools, chance.choice((1, 1, 2, 3)))
        since = month_within(chance, date(2014, 3, 1), date(2015, 12, 1))
        until = month_within(chance, date(2016, 3, 1), date(2018, 11, 1))
        found += _granted(members, Grade.CLASS_3, since, until, "stopped")
    for one in _gone(people, 58, taken, chance)[:LOW_INCOME_DIED]:
        found += _granted([one], Grade.CLASS_2, month_within(chance, date(2014, 3, 1), date(2014, 11, 1)))
    return found


def _granted(
    members: list[Residence], grade: str, since: date, until: date | None = None, why: str = ""
) -> list[Award]:
    end = {"until": until, "until_reason": why} if until else {}
    return [award(one, Benefit.LOW_INCOME, grade, since, **end) for one in members]


def _gone(people: Residents, youngest: float, taken: set[int], chance: Random) -> list[Residence]:
    """Who was there from the opening and died from 2015 to 2018."""
    gone = [one for one in people.died(youngest) if one.since == OPENING and one.household not in taken]
    return shuffled([one for one in gone if one.until and date(2015, 1, 1) < one.until < CLOSING], chance)


def _pools(people: Residents, taken: set[int], chance: Random) -> dict[int, list[list[Residence]]]:
    """The members who were there all the time, by how many they are; drawn from the end, where registered
    households and those with somebody disabled mostly are."""
    registered = people.on_register(CLOSING)
    disabled = set(DisabilityCertificate.objects.in_force(CLOSING).values_list("person", flat=True))
    pools: dict[int, list[list[Residence]]] = defaultdict(list)
    for home in shuffled(people.by_household, chance):
        lasting = [one for one in people.members(home, OPENING) if one.spans(OPENING, TODAY)]
        if lasting and home not in taken:
            pools[len(lasting)].append(sorted(lasting, key=lambda one: one.person not in disabled))

    def lot(home: list[Residence]) -> float:
        weight = (25 if home[0].household in registered else 1) * (6 if home[0].person in disabled else 1)
        return chance.random() ** (1 / weight)

    for homes in pools.values():
        homes.sort(key=lot)
    return pools


def _take(pools: dict[int, list[list[Residence]]], size: int) -> list[Residence]:
    """The next household's members who are covered: all of it, or, for every third, all but one."""
    spare = 1 if len(pools[size]) % 3 == 0 and pools[size + 1] else 0
    return pools[size + spare].pop()[:size]


def disability_subsidies(people: Residents, poor: list[Award], alone: set[int]) -> Iterator[Award]:
    """Who holds a certificate: the living subsidy while low income lasts; the care subsidy for levels 1 and 2, not
    beside five guarantees."""
    spells = {one.person_id: one for one in sorted(poor, key=lambda one: one.since)}  # the last one of each
    for certificate in DisabilityCertificate.objects.order_by("pk"):
        one = people.of(certificate.person_id, certificate.since)
        if one is None:
            continue
        since = first_of_month(max(SUBSIDIES_BEGIN, certificate.since, one.since))
        ends = [end for end in (certificate.until, one.until) if end is not None]
        low_income = spells.get(one.person)
        if low_income is not None:
            began = max(since, low_income.since)
            stopped = [*ends, *([low_income.until] if low_income.until else [])]
            yield from _subsidy(one, Benefit.DISABILITY_LIVING, "", began, stopped)
        if certificate.level in ("1", "2") and one.person not in alone:
            yield from _subsidy(one, Benefit.DISABILITY_CARE, f"level{certificate.level}", since, ends)


def _subsidy(one: Residence, benefit: Benefit, grade: str, since: date, ends: list[date]) -> Iterator[Award]:
    """A subsidy until the first of what it rests on ends."""
    until = min(ends, default=None)
    if until is None:
        yield Award(**one.whose, benefit=benefit, grade=grade, since=since)
    elif until > since:
        why = "stopped" if until != one.until else one.end["until_reason"]
        yield Award(**one.whose, benefit=benefit, grade=grade, since=since, until=until, until_reason=why)


def preferential(people: Residents, alone: set[int]) -> Iterator[Award]:
    """Old soldiers and the families of the fallen."""
    chance = stream("preferential treatment")
    pool = shuffled([one for one in people.there(OPENING) if one.person not in alone], chance)
    for grade, (number, women, youngest) in reversed(PREFERENTIAL.items()):
        fitting = [one for one in pool if one.is_male != women and youngest <= one.age(CLOSING) < youngest + 24]
        for one in fitting[:number]:
            pool.remove(one)
            since = OPENING if chance.random() < 0.7 else month_within(chance, OPENING, date(2017, 6, 1))
            yield award(one, Benefit.PREFERENTIAL, grade, since)
    gone = [one for one in _gone(people, 70, set(), chance) if one.is_male and one.person not in alone]
    for one in gone[:PREFERENTIAL_DIED]:
        yield award(one, Benefit.PREFERENTIAL, Grade.OLD_SOLDIER, OPENING)
