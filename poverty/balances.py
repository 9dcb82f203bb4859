"""The balance of the register."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.balances import Balance, register

from .models import Registration

REGISTER = register(Balance("poverty.register", _("Households on the register"), Registration))
