"""How families came to be as they are at the end of 2018: set up by a split, moved in, moved from another village.

Also which of the brides since 2014 came from a family of the township itself.
"""

from datetime import date, timedelta
from random import Random

from .chance import age, day_between, stream, years
from .records import (
    CHILDREN,
    CLOSING,
    DAUGHTER,
    DAUGHTER_IN_LAW,
    EXITED_2018,
    EXITED_BEFORE,
    GRANDDAUGHTER,
    GRANDSON,
    HEAD,
    MOTHER,
    OPENING,
    ORDINARY,
    REMAINING,
    SIBLING,
    SON,
    SPOUSE,
    Cut,
    Family,
    Home,
    Member,
    Person,
    Village,
)

SPLITS, MOVED_IN, LOCAL_BRIDES = 60, 20, 100
FIRST_EVENT, LAST_EVENT = date(2014, 2, 1), date(2018, 12, 20)
SIBLINGS_APART = 1.3  # years

# Moves from one village of the township to another: standing, from, until, how many.
MOVES_WITHIN = (
    (EXITED_BEFORE, date(2015, 3, 1), date(2015, 10, 31), 1),
    (REMAINING, date(2016, 3, 1), date(2016, 10, 31), 1),
    (EXITED_BEFORE, date(2017, 3, 1), date(2017, 10, 31), 1),
    (EXITED_2018, date(2018, 4, 1), date(2018, 8, 31), 1),
    (ORDINARY, FIRST_EVENT, LAST_EVENT, 7),
)

# What the members of a son's family are to his father or mother.
SEEN_BY_PARENTS = {
    HEAD: SON,
    SPOUSE: DAUGHTER_IN_LAW,
    SON: GRANDSON,
    DAUGHTER: GRANDDAUGHTER,
    MOTHER: SPOUSE,
}


def make(families: list[Family], villages: list[Village]) -> None:
    """Give some families their past. Totals at the end of 2018 stay what they are: nobody is added to that day."""
    split_off(families, stream("splits"))
    move_within(families, villages, stream("moves within the township"))
    move_in(families, stream("moves into the township"))
    marry_locally(families, stream("local brides"))


def free(families: list[Family], *standings: str) -> list[Family]:
    """Families of these standings to which nothing has happened yet."""
    return [family for family in families if family.is_free and family.standing in standings]


def before_parents_death(family: Family) -> None:
    """Note what everybody was while the head's father or mother was the head."""
    for member in family.members:
        if member.relation == SIBLING:
            member.relation_before = SON if member.person.is_male else DAUGHTER
        else:
            member.relation_before = SEEN_BY_PARENTS[member.relation]


def has_room_for(born_on: date, siblings: list[Member]) -> bool:
    """Whether a child born that day is not too near in age to the others."""
    return all(abs(age(born_on, member.person.born_on)) > SIBLINGS_APART for member in siblings)


def could_be_child(person: Person, family: Family) -> bool:
    """Whether somebody could have been born to the couple or mother at home."""
    mother = family.mother
    if mother is None or not 20.7 < age(mother.person.born_on, person.born_on) < 35:
        return False
    if not 18 < age(family.head.person.born_on, person.born_on) < 40:
        return False
    return has_room_for(person.born_on, family.with_relation(*CHILDREN))


def split_off(families: list[Family], chance: Random) -> None:
    """Young couples who set up a household of their own, out of the husband's parents' in the same village."""
    couples = [family for family in free(families, ORDINARY) if _is_young_couple(family)]
    parents = [family for family in free(families, ORDINARY) if family.consists_of(HEAD, SPOUSE, *CHILDREN)]
    chance.shuffle(couples)
    done = 0
    for young in couples:
        if done == SPLITS:
            return
        old = next((family for family in parents if _could_be_parents(family, young)), None)
        if old is None:
            continue
        wife = young.with_relation(SPOUSE)[0]
        earliest = max(wife.came, young.head.person.born_on + years(20)) + timedelta(days=40)
        on = day_between(chance, max(FIRST_EVENT, earliest), LAST_EVENT)
        before_parents_death(young)
        _take_surname(young, old.surname)
        young.home.since, young.home.since_reason = on, "set_up"
        young.cut = Cut(on, "moved_within", old.home)
        young.is_free = old.is_free = False
        done += 1
    if done < SPLITS:
        raise LookupError(f"Only {done} of {SPLITS} young couples have parents in their village.")


def _is_young_couple(family: Family) -> bool:
    wives = family.with_relation(SPOUSE)
    return (
        bool(wives)
        and wives[0].came < date(2018, 10, 1)
        and age(family.head.person.born_on, CLOSING) < 35
        and family.consists_of(HEAD, SPOUSE, *CHILDREN)
    )


def _could_be_parents(old: Family, young: Family) -> bool:
    return (
        old.is_free
        and old is not young
        and old.home.group.village is young.home.group.village
        and could_be_child(young.head.person, old)
    )


def _take_surname(family: Family, surname: str) -> None:
    family.surname = surname
    for member in family.with_relation(HEAD, *CHILDREN):
        member.person.surname = surname


def move_within(families: list[Family], villages: list[Village], chance: Random) -> None:
    """Households that moved here from another village: the old home closes that day, this one continues it."""
    for standing, first, last, number in MOVES_WITHIN:
        for family in chance.sample(free(families, standing), number):
            village = chance.choice([village for village in villages if village is not family.home.group.village])
            on = day_between(chance, first, last)
            old = Home(chance.choice(village.groups), until=on, until_reason="moved_within")
            family.home.since, family.home.since_reason, family.home.continues = on, "moved_within", old
            family.cut = Cut(on, "moved_within", old)
            family.is_free = False


def move_in(families: list[Family], chance: Random) -> None:
    """Households that moved into the township, with everybody they had by then."""
    for family in chance.sample(free(families, ORDINARY), MOVED_IN):
        on = day_between(chance, FIRST_EVENT, LAST_EVENT)
        family.home.since, family.home.since_reason = on, "moved_in"
        for member in family.members:
            if member.came < on:
                member.came, member.came_by = on, "moved_in"
        family.is_free = False


def marry_locally(families: list[Family], chance: Random) -> None:
    """Brides who left a family of another surname in the township on the day they joined this one."""
    brides = [(member, family) for family in families for member in family.members if member.came_by == "marriage"]
    origins = [family for family in free(families, ORDINARY) if family.consists_of(HEAD, SPOUSE, *CHILDREN)]
    chance.shuffle(brides)
    done = 0
    for bride, family in brides:
        if done == LOCAL_BRIDES:
            return
        fitting = (old for old in origins if old.is_free and old.surname != family.surname and old is not family)
        origin = next((old for old in fitting if could_be_child(bride.person, old)), None)
        if origin is None:
            continue
        bride.person.surname = origin.surname
        origin.members.append(Member(bride.person, DAUGHTER, OPENING, "start", bride.came, "marriage"))
        origin.is_free = False
        done += 1
    if done < LOCAL_BRIDES:
        raise LookupError(f"Only {done} of {LOCAL_BRIDES} brides could be from a family here.")
