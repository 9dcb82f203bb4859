"""The balances of people and households."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.balances import Balance, register

from .models import Household, Stay

PEOPLE = register(Balance("villages.people", _("People"), Stay, "came_in", "went_out"))
HOUSEHOLDS = register(Balance("villages.households", _("Households"), Household))
