"""What the register registers: the national exports of people of poor households."""

from django.utils.translation import gettext_lazy as _

from villages.imports.columns import PASSED_OVER
from villages.imports.kinds import HOUSEHOLD_COLUMNS, HOUSEHOLD_PERMISSIONS, PEOPLE_COLUMNS, PERMISSIONS
from xiaoping.kit.imports.kinds import Kind, register

from . import columns
from .register import RegisterHouseholdPlanner, RegisterPlanner

REGISTER_PERMISSIONS = ("poverty.add_registration", "poverty.change_povertyspell")
REGISTER = register(
    Kind(
        key="poverty.register",
        title=_("The register of poor households"),
        lead=_(
            "National exports of the register, one row a person, or one row a head: households, people, causes, exit."
        ),
        columns=(*PEOPLE_COLUMNS, *columns.REGISTER),
        needs=(("household",), ("name", "person"), ("cause", "attribute", "status", "exit_year")),
        planner=RegisterPlanner,
        permissions=(*PERMISSIONS, *REGISTER_PERMISSIONS),
        passed_over=(*PASSED_OVER, *columns.PASSED_OVER),
    )
)

HOUSEHOLDS = register(
    Kind(
        key="poverty.households",
        title=_("The register with living conditions and income, one row a household"),
        lead=_(
            "Causes, attribute and exit of the households on record, with how they live and what they earn in a year."
        ),
        columns=(*HOUSEHOLD_COLUMNS, *columns.REGISTER),
        needs=(("household",), tuple(column.key for column in columns.REGISTER)),
        planner=RegisterHouseholdPlanner,
        permissions=(*HOUSEHOLD_PERMISSIONS, *REGISTER_PERMISSIONS),
        passed_over=(*PASSED_OVER, *columns.PASSED_OVER),
    )
)
