"""Families as they are on 31 December 2018: who is there, how old, and when and how each of them came."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from . import shapes
from .chance import age, deck, pick, stream, years
from .names import surname_of_family
from .records import (
    CLOSING,
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
    SIBLING,
    SON,
    SPOUSE,
    Family,
    Member,
    Person,
)

SEX_AT_BIRTH = {MALE: 53, FEMALE: 47}  # 113 boys to 100 girls
GROWN_UP, GROWN_UP_SONS = 25, 0.58  # who is at home unmarried at that age is mostly a son
WOMEN_MARRY_AT, MEN_MARRY_AT = 20, 22  # the lawful age
YOUNGEST_MOTHER, OLDEST_MOTHER = 20.7, 36
USUAL_FIRST_BIRTH, LATE_FIRST_BIRTH = 24, 31


def fill(families: list[Family]) -> None:
    """Give every family its members."""
    chance = stream("families")
    sexes = deck(SEX_AT_BIRTH, stream("sexes at birth"))
    for family in families:
        family.surname = surname_of_family(family.home.group.village, family.home.group.clan, chance)
        Maker(family, pick(chance, shapes.shapes_for(family.standing, family.size)), chance, sexes).make()


def newcomer(person: Person, relation: str, on: date, by: str) -> Member:
    """A member who came on a day; from the start if that was before the records begin."""
    return Member(person, relation) if on < OPENING else Member(person, relation, on, by)


class Maker:
    """Makes one family, the head first, everybody else's age by the head's."""

    def __init__(self, family: Family, shape: shapes.Shape, chance: Random, sexes: Iterator[str]):
        self.family, self.shape, self.chance, self.sexes = family, shape, chance, sexes

    def make(self) -> None:
        """Add everybody of the shape. A head with a spouse or a parent at home is a man."""
        roles = self.shape.roles
        has_partner_or_parent = any(role in roles for role in (shapes.SPOUSE, shapes.FATHER, shapes.MOTHER))
        is_woman = not has_partner_or_parent and self.chance.random() < self.shape.women
        born = self.before(CLOSING, self.shape.youngest, self.shape.oldest)
        has_fathers_name = not is_woman or shapes.CHILD not in roles  # her children bear her late husband's
        head = self.add(HEAD, FEMALE if is_woman else MALE, born, is_kin=has_fathers_name)
        wife = self.wife_of(head) if shapes.SPOUSE in roles else None
        married_for = 22.5 + 1.9 * roles.count(shapes.GRANDCHILD) if shapes.CHILDS_WIFE in roles else 0
        children = self.children(head, wife, roles.count(shapes.CHILD), grown_up=married_for)
        if wife:
            self.marry(head, wife, children, SPOUSE)
        if shapes.CHILDS_WIFE in roles:
            self.young_family(children[0], roles.count(shapes.GRANDCHILD))
        else:
            self.left_with_grandparents(head, roles.count(shapes.GRANDCHILD))
        self.elders(head)

    def before(self, day: date, least: float, most: float) -> date:
        """Some day so many years before another."""
        return day - years(self.chance.uniform(least, most))

    def person(self, sex: str, born_on: date, *, is_kin: bool) -> Person:
        """Somebody who bears the family's surname, or another if no kin."""
        return Person(sex, born_on, surname=self.family.surname if is_kin else "")

    def add(self, relation: str, sex: str, born_on: date, *, is_kin: bool = True) -> Person:
        """A member from birth, or from the start."""
        person = self.person(sex, born_on, is_kin=is_kin)
        self.family.members.append(newcomer(person, relation, born_on, "birth"))
        return person

    def wife_of(self, man: Person) -> Person:
        """A woman up to five years younger than her husband, or a little older."""
        born = man.born_on + years(self.chance.triangular(-1.4, 4, 1.5))
        return self.person(FEMALE, min(born, CLOSING - years(WOMEN_MARRY_AT + 1)), is_kin=False)

    def marry(self, man: Person, wife: Person, children: list[Person], relation: str) -> None:
        """She came by marriage: before the first child was born, or in her twenties."""
        lawful = _lawful(man, wife)
        if children:
            latest = children[0].born_on - timedelta(days=self.chance.randint(200, 600))
        else:
            latest = wife.born_on + years(self.chance.uniform(21, 27))
        on = min(max(lawful, latest), CLOSING - timedelta(days=self.chance.randint(20, 300)))
        self.family.members.append(newcomer(wife, relation, on, "marriage"))

    def children(self, head: Person, wife: Person | None, number: int, *, grown_up: float) -> list[Person]:
        """Children of the head, the eldest first; if `grown_up`, that one is a son of at least so many years.

        The wife bore them; where there is none, somebody of the head's age did.
        """
        if not number:
            return []
        mother_born = wife.born_on if wife else head.born_on + (years(2) if head.is_male else timedelta())
        earliest = _youngest_mother(head, wife) if wife else YOUNGEST_MOTHER
        children: list[Person] = []
        for born in self.births(mother_born, number, earliest, grown_up):
            is_son = bool(grown_up) and not children
            children.append(self.child(born, SON, DAUGHTER, is_son=is_son))
        return children

    def births(self, mother_born: date, number: int, earliest: float, grown_up: float = 0) -> list[date]:
        """Birth dates of one mother's children, fifteen months apart or more, the first `grown_up` years ago."""
        mother = age(mother_born, CLOSING)
        latest = min(OLDEST_MOTHER, mother - 0.03)
        dates = []
        for place in range(number):
            room = latest - 1.3 * (number - 1 - place)
            if place == 0:
                most = max(earliest, min(room, mother - grown_up))
                is_young = most < LATE_FIRST_BIRTH  # then any day until now is as likely
                at = self.chance.uniform(earliest, most) if is_young else self.first_birth(earliest)
            else:
                at = self.chance.triangular(at + 1.25, max(at + 1.25, min(room, at + 7)), at + 1.25)
            dates.append(min(mother_born + years(at), CLOSING - timedelta(days=self.chance.randint(3, 30))))
        return dates

    def first_birth(self, earliest: float) -> float:
        """How old a mother was who has had time to have her first child late."""
        return self.chance.triangular(earliest, max(earliest, LATE_FIRST_BIRTH), max(earliest, USUAL_FIRST_BIRTH))

    def child(self, born_on: date, son: str, daughter: str, *, is_son: bool = False) -> Person:
        """A child or grandchild, of either sex unless it must be a son; of the grown-up, daughters have often left."""
        if is_son:
            is_male = True
        elif age(born_on, CLOSING) > GROWN_UP:
            is_male = self.chance.random() < GROWN_UP_SONS
        else:
            is_male = next(self.sexes) == MALE
        return self.add(son, MALE, born_on) if is_male else self.add(daughter, FEMALE, born_on)

    def young_family(self, father: Person, number: int) -> None:
        """The wife and children of the head's first son."""
        mother = self.wife_of(father)
        dates = self.births(mother.born_on, number, _youngest_mother(father, mother))
        children = [self.child(day, GRANDSON, GRANDDAUGHTER) for day in dates]
        self.marry(father, mother, children, DAUGHTER_IN_LAW)

    def left_with_grandparents(self, head: Person, number: int) -> None:
        """Grandchildren whose parents are registered elsewhere."""
        born = max(self.before(CLOSING, 4, 15), head.born_on + years(41))
        for place in range(number):
            self.child(born + years(2.2 * place), GRANDSON, GRANDDAUGHTER)

    def elders(self, head: Person) -> None:
        """Mother, father, brother or sister of the head, none older than 95."""
        roles = self.shape.roles
        room = 95 - age(head.born_on, CLOSING)
        mother_at = self.chance.triangular(19.5, min(34, room), 23)
        if shapes.MOTHER in roles:
            self.add(MOTHER, FEMALE, head.born_on - years(mother_at), is_kin=False)
        if shapes.FATHER in roles:
            older = self.chance.uniform(0, max(0.1, min(4, room - mother_at)))
            self.add(FATHER, MALE, head.born_on - years(mother_at + older))
        if shapes.SIBLING in roles:
            apart = self.chance.choice((-1, 1)) * self.chance.uniform(1.5, 8)
            self.add(SIBLING, self.chance.choice((MALE, MALE, FEMALE)), head.born_on + years(apart))


def _youngest_mother(man: Person, woman: Person) -> float:
    """Her age when a first child may come: some months after both are old enough to marry."""
    return max(YOUNGEST_MOTHER, age(woman.born_on, _lawful(man, woman)) + 0.7)


def _lawful(man: Person, woman: Person) -> date:
    """The first day on which both are of lawful age to marry."""
    return max(man.born_on + years(MEN_MARRY_AT), woman.born_on + years(WOMEN_MARRY_AT))
