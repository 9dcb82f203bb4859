"""What every registered household should have on record."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.progress import Task, register

from . import filters

register(
    Task(
        "poverty.helper",
        _("Registered households without a helper"),
        filters.RegistrationFilter,
        "poverty:registration_list",
        "on_register",
        "without_helper",
    )
)
