"""What the register says on the sheet of a household."""

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import formats, masks
from xiaoping.kit.indicators import trimmed
from xiaoping.kit.registry import Panel, panels

from .models import (
    EnterpriseSupport,
    HelperPairing,
    HelpPost,
    IndustryAward,
    Microcredit,
    Registration,
    TransferEmployment,
)


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


def help_lines(user, **whose) -> list[dict]:
    """What a household or person was helped with, latest first: one line a record."""
    lines = []
    for model, since, until, detail in HELP:
        rows = model.objects.visible_to(user).filter(**{key: whose[key] for key in whose if hasattr(model, key)})
        if "person" in whose and not hasattr(model, "person"):
            continue
        for row in rows.select_related(*(["person"] if hasattr(model, "person") else [])):
            person = getattr(row, "person", None)
            amount = getattr(row, "amount", None)
            lines.append(
                {
                    "what": row.get_kind_display() if model is HelpPost else model._meta.verbose_name,
                    "detail": getattr(row, detail),
                    "who": person and person.name,
                    "url": person.get_absolute_url() if person else "",
                    "since": getattr(row, since),
                    "until": getattr(row, until) if until else None,
                    "lasts": bool(until),
                    "amount": formats.number(trimmed(amount)) if amount is not None else formats.EMPTY,
                }
            )
    return sorted(lines, key=lambda line: line["since"], reverse=True)


HELP: tuple = (
    (HelpPost, "since", "until", "work"),
    (EnterpriseSupport, "since", "until", "enterprise"),
    (IndustryAward, "decided_on", "", "industry"),
    (Microcredit, "granted_on", "repaid_on", "purpose"),
    (TransferEmployment, "began_on", "", "place"),
)


def help_panel(kind: str):
    """The panel of help on the sheet of a household or a person."""

    def render(record, user, day) -> str:
        lines = help_lines(user, **{kind: record})
        shown = {"lines": lines, "with_people": kind == "household"}
        return render_to_string("poverty/_help_panel.html", shown) if lines else ""

    return render


for kind in ("household", "person"):
    panels.add(f"{kind}.help", Panel(f"{kind}.help", _("Help given"), "poverty.view_helppost", help_panel(kind)))
