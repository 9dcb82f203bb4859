"""What every household and person should have on record."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.progress import Task, register

from . import filters

register(
    Task(
        "villages.phone",
        _("Households without a phone"),
        filters.HouseholdFilter,
        "villages:household_list",
        "in_force",
        "without_phone",
    )
)
register(
    Task(
        "villages.id_number",
        _("People without an ID number"),
        filters.StayFilter,
        "villages:person_list",
        "in_force",
        "without_id_number",
    )
)
register(
    Task(
        "villages.disputed_number",
        _("People whose ID number is disputed"),
        filters.StayFilter,
        "villages:person_list",
        "in_force",
        "with_disputed_number",
    )
)
