"""The figures of the register of poor households."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.indicators import Better, Fold, Indicator, Time, Unit, register

from .. import filters

REGISTER = _("The register of poor households kept by the poverty relief office.")
IN_HOUSEHOLDS: dict[str, Any] = {
    "filterset": filters.RegistrationFilter,
    "list_url": "poverty:registration_list",
    "unit": Unit.HOUSEHOLD,
}
OF_PEOPLE: dict[str, Any] = {
    "filterset": filters.RegisterStayFilter,
    "list_url": "poverty:person_list",
    "unit": Unit.PERSON,
}
OF_SPELLS: dict[str, Any] = {
    "filterset": filters.PovertySpellFilter,
    "list_url": "poverty:spell_list",
    "unit": Unit.HOUSEHOLD,
}

REGISTERED_POOR_HOUSEHOLDS = register(
    Indicator(
        key="poverty.registered_poor_households",
        headline=True,
        label=_("Households on the register"),
        definition=_("Households on the register at the end of the last day of the period, out of poverty or not."),
        source=REGISTER,
        period="on_register",
        **IN_HOUSEHOLDS,
    )
)

REGISTERED_POOR_PERSONS = register(
    Indicator(
        key="poverty.registered_poor_persons",
        label=_("People on the register"),
        definition=_("Members, on the last day of the period, of the households on the register."),
        source=REGISTER,
        period="on_register",
        **OF_PEOPLE,
    )
)

EXITED_POOR_HOUSEHOLDS = register(
    Indicator(
        key="poverty.exited_poor_households",
        label=_("Households out of poverty"),
        definition=_(
            "Registered households that are out of poverty at the end of the last day of the period, "
            "whenever they left it. One that fell back is not among them."
        ),
        source=REGISTER,
        period="exited",
        better=Better.HIGHER,
        **IN_HOUSEHOLDS,
    )
)

EXITED_POOR_PERSONS = register(
    Indicator(
        key="poverty.exited_poor_persons",
        label=_("People out of poverty"),
        definition=_("Members, on the last day of the period, of the registered households out of poverty."),
        source=REGISTER,
        period="exited",
        better=Better.HIGHER,
        **OF_PEOPLE,
    )
)

REMAINING_POOR_HOUSEHOLDS = register(
    Indicator(
        key="poverty.remaining_poor_households",
        label=_("Households not yet out of poverty"),
        definition=_("Registered households that have not exited by the last day of the period."),
        source=REGISTER,
        period="not_exited",
        better=Better.LOWER,
        **OF_SPELLS,
    )
)

REMAINING_POOR_PERSONS = register(
    Indicator(
        key="poverty.remaining_poor_persons",
        headline=True,
        label=_("People not yet out of poverty"),
        definition=_("Members, on the last day of the period, of the registered households not yet out of poverty."),
        source=REGISTER,
        period="remaining",
        better=Better.LOWER,
        **OF_PEOPLE,
    )
)

NEWLY_EXITED_HOUSEHOLDS = register(
    Indicator(
        key="poverty.newly_exited_households",
        label=_("Households that left poverty"),
        definition=_(
            "Exits within the period, first and last day included. A household struck off, moved away or died out "
            "has not exited."
        ),
        source=REGISTER,
        period="exited_in",
        time=Time.FLOW,
        better=Better.HIGHER,
        **OF_SPELLS,
    )
)

NEWLY_EXITED_PERSONS = register(
    Indicator(
        key="poverty.newly_exited_persons",
        label=_("People who left poverty"),
        definition=_("Members, on the day of exit, of the households that left poverty within the period."),
        source=REGISTER,
        period="exited_in",
        time=Time.FLOW,
        better=Better.HIGHER,
        **OF_PEOPLE,
    )
)

POVERTY_INCIDENCE_RATE = register(
    Indicator(
        key="poverty.poverty_incidence_rate",
        headline=True,
        label=_("Poverty incidence rate"),
        unit=Unit.PERCENT,
        definition=_(
            "People not yet out of poverty in percent of the total population, on the last day of the period."
        ),
        source=REGISTER,
        fold=Fold.RATIO,
        numerator=REMAINING_POOR_PERSONS.key,
        denominator="villages.total_population",
        better=Better.LOWER,
    )
)
