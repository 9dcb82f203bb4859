"""The tables of villages, one file a noun: base, places, households, people, staff; then what a village has and does:
industries, incomes, roads, works, trainings, statements."""

from .households import Household
from .incomes import CollectiveIncome, PowerStation
from .industries import Crop, Investment, Planting
from .people import IdNumber, Person, Relation, Sex, Stay
from .places import PoorVillageSpell, Township, Village, VillagerGroup
from .roads import Road, RoadService, Surface
from .search import SearchToken
from .staff import Officer, Posting
from .statements import StatedFigure
from .trainings import Training
from .works import Facility, FacilityWork, GridProject, Well, WellRepair

__all__ = [
    "CollectiveIncome",
    "Crop",
    "Facility",
    "FacilityWork",
    "GridProject",
    "Household",
    "IdNumber",
    "Investment",
    "Officer",
    "Person",
    "Planting",
    "PoorVillageSpell",
    "Posting",
    "PowerStation",
    "Relation",
    "Road",
    "RoadService",
    "Sex",
    "SearchToken",
    "StatedFigure",
    "Stay",
    "Surface",
    "Township",
    "Training",
    "Village",
    "VillagerGroup",
    "Well",
    "WellRepair",
]
