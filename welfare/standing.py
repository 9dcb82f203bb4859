"""What a case rests on: the registered facts kept with its decision, and what they say today."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.formats import YesNo
from xiaoping.kit.registry import facts

from .actions.applications import STANDING
from .models import Application

LABELS = {
    "on_register": _("Registered poor household"),
    "in_low_income": _("With low-income allowance"),
    "with_disability": _("With somebody disabled"),
}


def standing(application: Application, day: date) -> dict[str, Any]:
    """Each fact as kept and as it is at the end of a day, and `holds`: whether the programme's condition does.

    `holds` is None where no fact decides. Of a household that left the books nothing is asked any more.
    """
    condition = application.programme.eligibility
    asked = application.household.until is None
    kept: dict[str, tuple[Any, bool | None]] = {
        key: (LABELS[name], getattr(application, name)) for name, key in STANDING if key in facts
    }
    if condition and condition not in kept:
        kept[condition] = (application.programme.qualifies or application.programme.name, None)
    now = {key: facts[key](application.household, day) for key in kept} if asked else {}
    words = YesNo()
    rows = [
        {
            "label": label,
            "kept": words.text(was),
            "now": words.text(now.get(key)),
            "is_other": None not in (was, now.get(key)) and was != now[key],
            "is_condition": key == condition,
        }
        for key, (label, was) in kept.items()
    ]
    return {"rows": rows, "holds": now.get(condition) if condition else None, "day": day}
