"""What the register says on the sheet of a household."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import masks
from xiaoping.kit.registry import Panel, panels

from .models import HelperPairing, Registration


def register_panel(household, user, day) -> str:
    """The household's registrations with their spells of poverty, and its helpers; nothing if it never was on it."""
    registrations = list(
        Registration.objects.visible_to(user).filter(household=household).prefetch_related("spells").order_by("since")
    )
    pairings = list(HelperPairing.objects.visible_to(user).filter(household=household).select_related("officer"))
    if not registrations and not pairings:
        return ""
    return render_to_string(
        "poverty/_register_panel.html",
        {
            "registrations": registrations,
            "helpers": [
                {
                    "name": pairing.officer.name,
                    "title": pairing.officer.title,
                    "phone": masks.phone(pairing.officer.phone) if pairing.officer.phone else "",
                    "since": pairing.since,
                    "until": pairing.until,
                }
                for pairing in pairings
            ],
        },
    )


panels.add(
    "household.poverty",
    Panel("household.poverty", _("Register of poor households"), "poverty.view_registration", register_panel),
)
