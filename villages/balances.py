"""The balances of people and households."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.balances import Balance, register, spells_of

from .models import Household, Stay

PEOPLE = register(Balance("villages.people", _("People"), spells_of(Stay), "came_in", "went_out"))
HOUSEHOLDS = register(Balance("villages.households", _("Households"), spells_of(Household)))
