"""What happened from 2 January to 14 April 2019: after the report's last day, before the demonstration's today."""

from collections.abc import Callable
from datetime import date
from random import Random

from .chance import age, day_between, stream, years
from .departures import end, leave
from .past import free, has_room_for
from .records import (
    CHILDREN,
    DAUGHTER,
    DAUGHTER_IN_LAW,
    FATHER,
    FEMALE,
    HEAD,
    MALE,
    MOTHER,
    ORDINARY,
    REGISTERED,
    SON,
    SPOUSE,
    Cut,
    Family,
    Member,
    Person,
)

FIRST, LAST = date(2019, 1, 2), date(2019, 4, 14)

Event = Callable[[Family, date, Random], bool]


def make(families: list[Family]) -> None:
    """Let the township live on until the demonstration's today. Raises LookupError if too few families fit."""
    chance = stream("spring 2019")
    candidates = free(families, ORDINARY, *REGISTERED)
    chance.shuffle(candidates)
    for event, number in EVENTS.items():
        happen(event, number, candidates, chance)


def happen(event: Event, number: int, families: list[Family], chance: Random) -> None:
    """Let an event happen to the first `number` families it fits."""
    done = 0
    for family in families:
        if done == number:
            return
        if family.is_free and event(family, day_between(chance, FIRST, LAST), chance):
            family.is_free = False
            done += 1
    if done < number:
        raise LookupError(f"{event.__name__}: only {done} of {number} families fit.")


def birth(family: Family, on: date, chance: Random) -> bool:
    """A child is born to the head and his wife."""
    wives = family.with_relation(SPOUSE)
    if not wives or not 21 < age(wives[0].person.born_on, on) < 36:
        return False
    if not age(family.head.person.born_on, on) < 40 or not has_room_for(on, family.with_relation(*CHILDREN)):
        return False
    sex = chance.choice((MALE, FEMALE))
    person = Person(sex, on, surname=family.surname)
    family.members.append(Member(person, SON if sex == MALE else DAUGHTER, on, "birth"))
    return True


def bride(family: Family, on: date, chance: Random) -> bool:
    """The only grown son brings a wife home."""
    sons = [son for son in family.with_relation(SON) if 23 < age(son.person.born_on, on) < 33]
    if len(sons) != 1 or family.with_relation(DAUGHTER_IN_LAW):
        return False
    born_on = max(sons[0].person.born_on, on - years(30)) + years(chance.uniform(0, 2.5))
    family.members.append(Member(Person(FEMALE, born_on), DAUGHTER_IN_LAW, on, "marriage"))
    return True


def old_person_dies(family: Family, on: date, chance: Random) -> bool:
    """The head's mother or father dies."""
    old = [member for member in family.with_relation(MOTHER, FATHER) if age(member.person.born_on, on) > 70]
    if not old:
        return False
    leave(old[0], on, "death")
    return True


def head_dies(family: Family, on: date, chance: Random) -> bool:
    """An old head dies, the widow heads the household since."""
    wives = family.with_relation(SPOUSE)
    if not wives or age(family.head.person.born_on, on) < 65 or not family.consists_of(HEAD, SPOUSE, *CHILDREN):
        return False
    head, widow = family.head, wives[0]
    leave(head, on, "death")
    widow.relation_before, widow.relation = SPOUSE, HEAD
    family.cut = Cut(on, "changed", family.home)
    return True


def home_dies_out(family: Family, on: date, chance: Random) -> bool:
    """An old person who lived alone dies."""
    if family.size > 1 or family.standing or age(family.head.person.born_on, on) < 72:
        return False
    end(family, on, "death", "died_out")
    return True


def daughter_marries(family: Family, on: date, chance: Random) -> bool:
    """A daughter marries outside the township."""
    return _child_leaves(family, on, DAUGHTER, 20.5, 27, "marriage")


def child_moves_out(family: Family, on: date, chance: Random) -> bool:
    """A grown child takes its registration to town."""
    return _child_leaves(family, on, SON, 19, 30, "moved_out")


def _child_leaves(family: Family, on: date, relation: str, youngest: float, oldest: float, by: str) -> bool:
    if family.with_relation(DAUGHTER_IN_LAW):
        return False
    grown = [child for child in family.with_relation(relation) if youngest < age(child.person.born_on, on) < oldest]
    if not grown:
        return False
    leave(grown[0], on, by)
    return True


EVENTS: dict[Event, int] = {
    birth: 34,
    bride: 14,
    old_person_dies: 12,
    head_dies: 5,
    home_dies_out: 4,
    daughter_marries: 11,
    child_moves_out: 6,
}
