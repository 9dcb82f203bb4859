"""Who was there since 2014 and left by the end of 2018: the dead, daughters married out, people who moved away.

Leavers are added to families as they are at the end of 2018, one to a family, so that day's totals stay what they are.
The register's three groups had no net natural change in 2018: in each of them exactly as many left that year as came.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from random import Random

from .chance import age, apportion, day_between, stream, years
from .past import before_parents_death, free, has_room_for
from .records import (
    CHILDREN,
    DAUGHTER,
    DAUGHTER_IN_LAW,
    FATHER,
    FEMALE,
    GRANDDAUGHTER,
    GRANDSON,
    HEAD,
    MALE,
    MOTHER,
    OPENING,
    ORDINARY,
    REGISTERED,
    SIBLING,
    SON,
    SPOUSE,
    STRUCK_OFF,
    Cut,
    Family,
    Member,
    Person,
)

DEATH, MARRIAGE, MOVED_OUT = "death", "marriage", "moved_out"
LINE = (HEAD, SPOUSE, SON, DAUGHTER, DAUGHTER_IN_LAW, GRANDSON, GRANDDAUGHTER)

Leaving = Callable[[Family, date, Random], Member | None]


def make(families: list[Family]) -> None:
    """Add the leavers of every year. Raises LookupError if too few families fit: then a number here is too high."""
    chance = stream("leavers")
    of_the_register = Counter[Leaving]()
    for standing in REGISTERED:
        members = [member for family in families if family.standing == standing for member in family.members]
        arrivals = sum(came_in(member, 2018) for member in members)
        for leaving, number in zip(BALANCE, apportion(arrivals, list(BALANCE.values())), strict=True):
            leave(free(families, standing), leaving, number, 2018, chance)
            of_the_register[leaving] += number
    for leaving, number in EVERY_YEAR.items():
        leave(free(families, ORDINARY, STRUCK_OFF), leaving, number - of_the_register[leaving], 2018, chance)
        for year in (2014, 2015, 2016, 2017):
            leave(free(families, ORDINARY, STRUCK_OFF, *REGISTERED), leaving, number, year, chance)


def came_in(member: Member, year: int) -> bool:
    """Whether a member joined the family in a year, by birth or marriage or from outside the township."""
    return member.came.year == year and member.came_by in ("birth", "marriage", "moved_in")


def leave(families: list[Family], leaving: Leaving, number: int, year: int, chance: Random) -> None:
    """Add `number` leavers of a kind in a year, each to another of the families."""
    chance.shuffle(families)
    done = 0
    for family in families:
        if done == number:
            return
        on = day_between(chance, date(year, 1, 3), date(year, 12, 28))
        leaver = leaving(family, on, chance)
        if leaver is not None:
            family.members.append(leaver)
            family.is_free = False
            done += 1
    if done < number:
        raise LookupError(f"{leaving.__name__} in {year}: only {done} of {number} families fit.")


def gone(family: Family, relation: str, sex: str, born_on: date, on: date, by: str, *, is_kin: bool = True) -> Member:
    """A member who left on a day."""
    person = Person(sex, born_on, died_on=on if by == DEATH else None, surname=family.surname if is_kin else "")
    if born_on < OPENING:
        return Member(person, relation, left=on, left_by=by)
    return Member(person, relation, born_on, "birth", on, by)


def husband_dies(family: Family, on: date, chance: Random) -> Member | None:
    """The head dies, his widow heads the household since."""
    widow = family.head
    if widow.person.is_male or age(widow.person.born_on, on) < 48 or not family.consists_of(*LINE):
        return None
    widow.relation_before = SPOUSE
    widow.person.surname = ""
    family.cut = Cut(on, "changed", family.home)
    return gone(family, HEAD, MALE, widow.person.born_on - years(chance.uniform(-0.8, 3)), on, DEATH)


def father_dies(family: Family, on: date, chance: Random) -> Member | None:
    """The head dies, his son heads the household since; the mother, if at home, was the head's wife."""
    son = family.head
    if not son.person.is_male or not family.consists_of(HEAD, SPOUSE, *CHILDREN, MOTHER, SIBLING):
        return None
    mothers = family.with_relation(MOTHER)
    if mothers:
        born_on = mothers[0].person.born_on - years(chance.uniform(0, 2.5))
    else:
        born_on = son.person.born_on - years(chance.triangular(20.5, 36, 25))
    if age(son.person.born_on, on) < 18 or not 45 < age(born_on, on) < 93:
        return None
    if any(age(born_on, member.person.born_on) < 18 for member in family.with_relation(SIBLING)):
        return None
    before_parents_death(family)
    family.cut = Cut(on, "changed", family.home)
    return gone(family, HEAD, MALE, born_on, on, DEATH)


def wife_dies(family: Family, on: date, chance: Random) -> Member | None:
    """The head's wife dies."""
    head = family.head
    if not head.person.is_male or family.with_relation(SPOUSE) or not family.consists_of(*LINE):
        return None
    if age(head.person.born_on, on) < 47:
        return None
    return gone(family, SPOUSE, FEMALE, head.person.born_on + years(chance.uniform(1, 2.7)), on, DEATH, is_kin=False)


def parent_dies(family: Family, on: date, chance: Random) -> Member | None:
    """The head's old mother or father dies."""
    head = family.head
    relation = FATHER if family.with_relation(MOTHER) else MOTHER
    if not head.person.is_male or family.with_relation(relation, SIBLING):
        return None
    born_on = head.person.born_on - years(chance.triangular(20, 36, 25))
    if not 60 < age(born_on, on) < 95:
        return None
    sex = MALE if relation == FATHER else FEMALE
    return gone(family, relation, sex, born_on, on, DEATH, is_kin=sex == MALE)


def _child(
    family: Family, on: date, chance: Random, youngest: float, oldest: float, by: str, sex: str = ""
) -> Member | None:
    """A child of the couple or mother at home who leaves at an age."""
    mother = family.mother
    if mother is None or family.with_relation(SIBLING):
        return None
    first = max(on - years(oldest), mother.person.born_on + years(21), family.head.person.born_on + years(20))
    last = min(on - years(youngest), mother.person.born_on + years(34), family.head.person.born_on + years(39))
    if first > last:
        return None
    born_on = day_between(chance, first, last)
    if not has_room_for(born_on, family.with_relation(*CHILDREN)):
        return None
    sex = sex or chance.choice((MALE, FEMALE))
    return gone(family, SON if sex == MALE else DAUGHTER, sex, born_on, on, by)


def grown_child_dies(family: Family, on: date, chance: Random) -> Member | None:
    """A son or daughter dies in the prime of life."""
    return _child(family, on, chance, 18, 45, DEATH)


def small_child_dies(family: Family, on: date, chance: Random) -> Member | None:
    """A small child dies."""
    return _child(family, on, chance, 0.1, 6, DEATH)


def daughter_marries_out(family: Family, on: date, chance: Random) -> Member | None:
    """A daughter marries outside the township."""
    return _child(family, on, chance, 20.2, 27, MARRIAGE, FEMALE)


def child_moves_out(family: Family, on: date, chance: Random) -> Member | None:
    """A grown child takes its registration to town."""
    return _child(family, on, chance, 18.5, 32, MOVED_OUT)


EVERY_YEAR: dict[Leaving, int] = {
    husband_dies: 15,
    father_dies: 15,
    wife_dies: 9,
    parent_dies: 25,
    grown_child_dies: 4,
    small_child_dies: 1,
    daughter_marries_out: 40,
    child_moves_out: 20,
}

# How those who left the register's households in 2018 divide.
BALANCE: dict[Leaving, float] = {
    parent_dies: 4,
    daughter_marries_out: 3,
    husband_dies: 1,
    father_dies: 2,
    child_moves_out: 1,
}
