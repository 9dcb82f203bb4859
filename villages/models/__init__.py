"""The tables of villages, one file a noun: base, places, households, people, staff."""

from .households import Household
from .people import IdNumber, Person, Relation, Sex, Stay
from .places import PoorVillageSpell, Township, Village, VillagerGroup
from .staff import Officer, Posting

__all__ = [
    "Household",
    "IdNumber",
    "Officer",
    "Person",
    "PoorVillageSpell",
    "Posting",
    "Relation",
    "Sex",
    "Stay",
    "Township",
    "Village",
    "VillagerGroup",
]
