"""Whole households that were there in 2014 and were gone by the end of 2018: died out, or moved out of the township."""

from datetime import date
from random import Random

from .chance import day_between, deck, stream
from .families import SEX_AT_BIRTH, Maker
from .names import surname_of_family
from .records import DEPARTED, ORDINARY, Family, Group, Home, Member, Village
from .shapes import SHAPES, Shape

DIED_OUT_A_YEAR, MOVED_OUT_A_YEAR = 8, 5
ON_REGISTER = {2015: (2, 1), 2016: (2, 1), 2017: (2, 0)}  # of these: died out, moved out
LONE = Shape("H", 1, 68, 92, women=0.5)
LEAVING = [shape for shape in SHAPES if 2 <= shape.size <= 4 and shape.oldest <= 52]


def make(villages: list[Village]) -> list[Family]:
    """The families that are no more at the end of 2018."""
    chance = stream("departures")
    groups = [group for village in villages for group in village.groups]
    families = []
    for year in (2014, 2015, 2016, 2017, 2018):
        died_out, moved_out = ON_REGISTER.get(year, (0, 0))
        for number in range(DIED_OUT_A_YEAR):
            families.append(_died_out(chance.choice(groups), year, number < died_out, chance))
        for number in range(MOVED_OUT_A_YEAR):
            families.append(_moved_out(chance.choice(groups), year, number < moved_out, chance))
    return families


def _family(group: Group, shape: Shape, is_registered: bool, chance: Random) -> Family:
    standing = DEPARTED if is_registered else ORDINARY
    surname = surname_of_family(group.village, group.clan, chance)
    family = Family(Home(group), standing, shape.size, surname, is_free=False)
    Maker(family, shape, chance, deck(SEX_AT_BIRTH, chance)).make()
    return family


def _died_out(group: Group, year: int, is_registered: bool, chance: Random) -> Family:
    """One old person, whose death ends the household."""
    family = _family(group, LONE, is_registered, chance)
    on = day_between(chance, date(year, 1, 5), date(year, 10, 31))
    end(family, on, "death", "died_out")
    return family


def _moved_out(group: Group, year: int, is_registered: bool, chance: Random) -> Family:
    """A family that left the township with everybody it had by then."""
    family = _family(group, chance.choice(LEAVING), is_registered, chance)
    on = day_between(chance, date(year, 1, 5), date(year, 10, 31))
    family.members = [member for member in family.members if member.came < on]
    end(family, on, "moved_out", "moved_out")
    return family


def end(family: Family, on: date, left_by: str, reason: str) -> None:
    """Close a family's home on a day, with everybody in it."""
    for member in family.members:
        if member.left is None:
            leave(member, on, left_by)
    family.home.until, family.home.until_reason = on, reason
    family.is_free = False


def leave(member: Member, on: date, by: str) -> None:
    """End a member's time in the family."""
    member.left, member.left_by = on, by
    if by == "death":
        member.person.died_on = on
