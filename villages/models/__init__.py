"""The tables of villages, one file a noun: base, places, households, people, staff; household_years, person_years and
dated, for what is asked every year and what lasts for a time; then what a village has and does: industries, incomes,
roads, works, trainings, statements."""

from .dated import Absence, BankAccount, DisabilityCertificate
from .household_years import HouseholdYear
from .households import Dwelling, Household
from .incomes import CollectiveIncome, PowerStation
from .industries import Crop, Investment, Planting
from .people import IdNumber, Person, Relation, Sex, Stay
from .person_years import Education, Labour, PersonYear, Politics, School
from .places import PoorVillageSpell, Township, Village, VillagerGroup
from .roads import Road, RoadService, Surface
from .search import SearchToken
from .staff import Officer, Posting
from .statements import StatedFigure
from .trainings import Training
from .works import Facility, FacilityWork, GridProject, Well, WellRepair

__all__ = [
    "Absence",
    "BankAccount",
    "CollectiveIncome",
    "Crop",
    "DisabilityCertificate",
    "Dwelling",
    "Education",
    "Facility",
    "FacilityWork",
    "GridProject",
    "Household",
    "HouseholdYear",
    "IdNumber",
    "Investment",
    "Labour",
    "Officer",
    "Person",
    "PersonYear",
    "Planting",
    "Politics",
    "PoorVillageSpell",
    "Posting",
    "PowerStation",
    "Relation",
    "Road",
    "RoadService",
    "School",
    "SearchToken",
    "Sex",
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
