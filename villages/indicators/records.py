"""The figures of villages."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.indicators import Indicator, Unit, register

from .. import filters

VILLAGE_RECORDS = _("The township's list of villages and groups.")
REGISTERED = _("The household register kept by the villages.")

ADMINISTRATIVE_VILLAGES = register(
    Indicator(
        key="villages.administrative_villages",
        label=_("Administrative villages"),
        unit=Unit.VILLAGE,
        definition=_("Villages that exist at the end of the last day of the period."),
        source=VILLAGE_RECORDS,
        filterset=filters.VillageListFilter,
        list_url="villages:village_list",
        period="in_force",
    )
)

VILLAGER_GROUPS = register(
    Indicator(
        key="villages.villager_groups",
        label=_("Villager groups"),
        unit=Unit.GROUP,
        definition=_("Villager groups that exist at the end of the last day of the period."),
        source=VILLAGE_RECORDS,
        filterset=filters.GroupListFilter,
        list_url="villages:group_list",
        period="in_force",
    )
)

TOTAL_HOUSEHOLDS = register(
    Indicator(
        key="villages.total_households",
        headline=True,
        label=_("Total households"),
        unit=Unit.HOUSEHOLD,
        definition=_("Households on the books at the end of the last day of the period, wherever their members are."),
        source=REGISTERED,
        filterset=filters.HouseholdFilter,
        list_url="villages:household_list",
        period="in_force",
    )
)

TOTAL_POPULATION = register(
    Indicator(
        key="villages.total_population",
        headline=True,
        label=_("Total population"),
        unit=Unit.PERSON,
        definition=_(
            "Registered people in a household at the end of the last day of the period. Who works away is counted; "
            "who died, married out or moved out that very day is not."
        ),
        source=REGISTERED,
        filterset=filters.StayFilter,
        list_url="villages:person_list",
        period="in_force",
    )
)
