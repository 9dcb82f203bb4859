"""Why families were poor: illness and disability for about half, what fits the family for the others."""

from datetime import date
from random import Random

from .chance import age, pick
from .records import REMAINING, Family

CAUSES = {
    "illness": 29, "disability": 15, "schooling": 14, "skill": 14, "labour": 10, "funds": 10, "disaster": 3,
    "land": 1.5, "water": 0.5, "roads": 2, "motivation": 1.5, "marriage": 0.5, "funeral": 1,
}  # fmt: skip
CAUSES_OF_REMAINING = {"illness": 46, "disability": 34, "labour": 20}


def cause_of(family: Family, day: date, chance: Random) -> str:
    """The main cause found when the family was identified."""
    if family.standing == REMAINING:
        return pick(chance, CAUSES_OF_REMAINING)
    ages = [age(member.person.born_on, day) for member in family.members if member.is_present(day)]
    fitting = dict(CAUSES)
    if not any(12 <= years <= 23 for years in ages):
        del fitting["schooling"]
    if sum(16 <= years < 60 for years in ages) > 2:
        del fitting["labour"]
    return pick(chance, fitting)
