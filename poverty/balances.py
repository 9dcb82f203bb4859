"""The balances of the register: households and people on it, and those of them in poverty."""

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
REGISTER_PEOPLE = register(
    Balance(
        "poverty.register_people",
        _("People of the register"),
        filters.RegisterStayFilter,
        "poverty:person_list",
        in_force="on_register",
        came_in="came_onto_register",
        went_out="left_register",
    )
)
PEOPLE_IN_POVERTY = register(
    Balance(
        "poverty.people_in_poverty",
        _("People in poverty"),
        filters.RegisterStayFilter,
        "poverty:person_list",
        in_force="remaining",
        came_in="came_into_poverty",
        went_out="came_out_of_poverty",
    )
)
