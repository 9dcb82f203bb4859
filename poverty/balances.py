"""The balances of the register: households on it, and those of them in poverty."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.balances import Balance, register

from . import filters

REGISTER = register(
    Balance(
        "poverty.register",
        _("Households on the register"),
        filters.RegistrationFilter,
        "poverty:registration_list",
        in_force="on_register",
    )
)
IN_POVERTY = register(
    Balance(
        "poverty.in_poverty",
        _("Households in poverty"),
        filters.PovertySpellFilter,
        "poverty:spell_list",
        in_force="not_exited",
    )
)
