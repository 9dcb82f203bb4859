"""The balances of people and households."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.balances import Balance, register

from . import filters

PEOPLE = register(
    Balance(
        "villages.people",
        _("People"),
        filters.StayFilter,
        "villages:person_list",
        came_in="came_in",
        went_out="went_out",
    )
)
HOUSEHOLDS = register(
    Balance("villages.households", _("Households"), filters.HouseholdFilter, "villages:household_list")
)
