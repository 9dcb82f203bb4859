"""What villages register: people by row, and households by row."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.imports.kinds import Kind, register

from .accounts import COLUMNS as ACCOUNT
from .columns import (
    COUNT,
    DANGEROUS,
    GRADE,
    HEAD,
    HOME,
    INCOME,
    LIVING,
    NUMBER,
    PASSED_OVER,
    PERSON,
    PERSON_YEAR,
    PHONE,
    PLACE,
    SAFE_WATER,
    YEAR,
)
from .households import HouseholdPlanner
from .people import PeoplePlanner

PEOPLE_COLUMNS = (
    *PLACE,
    NUMBER,
    *PERSON,
    PHONE,
    COUNT,
    YEAR,
    *PERSON_YEAR,
    SAFE_WATER,
    DANGEROUS,
    GRADE,
    *HOME,
    *ACCOUNT,
)
HOUSEHOLD_COLUMNS = (*PLACE, NUMBER, HEAD, PHONE, COUNT, YEAR, *LIVING, *INCOME, *HOME, *ACCOUNT)
YEARLY = tuple(column.key for column in (*LIVING, *INCOME))
HOUSEHOLD_PERMISSIONS = ("kit.import_records", "villages.change_household", "villages.add_householdyear")
PERMISSIONS = ("kit.import_records", "villages.add_person", "villages.change_person", "villages.add_household")

PEOPLE = register(
    Kind(
        key="villages.people",
        title=_("People, one row each"),
        lead=_("All members of all households: who they are, and their school, health and work in a year."),
        columns=PEOPLE_COLUMNS,
        needs=(("household",), ("name", "person")),
        planner=PeoplePlanner,
        permissions=PERMISSIONS,
        passed_over=PASSED_OVER,
    )
)

HOUSEHOLDS = register(
    Kind(
        key="villages.households",
        title=_("Living conditions and income, one row a household"),
        lead=_(
            "How the households on record live and what they earn in a year: land, house, supply, income by its parts."
        ),
        columns=HOUSEHOLD_COLUMNS,
        needs=(("household",), YEARLY),
        planner=HouseholdPlanner,
        permissions=HOUSEHOLD_PERMISSIONS,
        passed_over=PASSED_OVER,
    )
)
