"""Who of a household is entitled to what without a case: told on its sheet and its cases, and where one is opened."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from villages.querysets import scope_of
from xiaoping.kit.checklines import lines_of
from xiaoping.kit.checks import checks
from xiaoping.kit.foresight import ask
from xiaoping.kit.registry import Panel, panels

from .models import Programme

CHECK = "welfare.entitled_without_case"


def without_case(household, user) -> list[dict[str, Any]]:
    """Each person and programme, with who qualifies, since when, and where a case is opened; nothing settled."""
    found = ask((CHECK,), household=household.pk)
    if not found:
        return []
    paths = checks[CHECK].paths()
    values = [dict(zip(paths, finding.values, strict=True)) for _check, finding in found]
    programmes = Programme.objects.in_bulk({one["programme_key"] for one in values})
    may_apply = user.has_perm("welfare.add_application") and scope_of(user).holds(household.village_id)
    address = reverse("welfare:household_application", args=[household.pk])
    hints = []
    for line, one in zip(lines_of(found, {}), values, strict=True):
        query = urlencode({"programme": one["programme_key"], "person": line["record"].person_id})
        hints.append(
            {
                **line,
                "programme": programmes[one["programme_key"]],
                "since": one["entitled_since"],
                "apply_url": f"{address}?{query}" if may_apply else "",
            }
        )
    return hints


def _panel(household, user, day) -> str:
    hints = without_case(household, user)
    return render_to_string("welfare/_without_case.html", {"hints": hints}) if hints else ""


for key, render in {
    "household.entitled": _panel,
    "application.entitled": lambda application, user, day: _panel(application.household, user, day),
}.items():
    panels.add(key, Panel(key, _("Entitled, without a case"), "welfare.view_application", render))
