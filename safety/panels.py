"""What public safety says on the sheets of a village and a household; and which of its records take photos."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.attachments.takers import accept
from xiaoping.kit.registry import Panel, panels
from xiaoping.kit.scope import within
from xiaoping.kit.tables import Table, body

from . import tables
from .models import Hazard, Inspection, Site, Visit

SHOWN = 8  # rows; more stand on the list

accept(Hazard, personal=False)
accept(Inspection, personal=False)


def rows_panel(rows, table: type[Table], columns: tuple[str, ...], order: tuple[str, ...], url: str) -> str:
    """Some rows of a list with the way to all of them, in one statement; nothing if there is none."""
    found = list(rows.order_by(*order, "pk").values_list(*table.paths(columns))[: SHOWN + 1])
    if not found:
        return ""
    declared = table.declared()
    return render_to_string(
        "villages/_subject_panel.html",
        {
            "head": [{"label": declared[name].verbose_name, "css": declared[name].format.css} for name in columns],
            "body": body(table, columns, found[:SHOWN]),
            "more": len(found) > SHOWN,
            "url": url,
        },
    )


def hazards(village, user, day) -> str:
    """The hazards of a village that are open on the day, with their state and deadline."""
    return rows_panel(
        within(Hazard, user).in_village(village).in_force(day).with_state(day),
        tables.HazardTable,
        ("what", "grade", "state", "deadline", "site"),
        ("deadline",),
        f"{reverse('safety:hazard_list')}?village={village.pk}&in_force={day}",
    )


def sites(village, user, day) -> str:
    """The sites of a village that are supervised on the day."""
    return rows_panel(
        within(Site, user).in_village(village).in_force(day).with_hazards(day),
        tables.SiteTable,
        ("name", "kind", "licensed_until", "last_inspected", "open_hazards"),
        ("kind", "name"),
        f"{reverse('safety:site_list')}?village={village.pk}&in_force={day}",
    )


def visits_left(village, user, day) -> str:
    """The households of a village still to be visited in the round of the day."""
    return rows_panel(
        within(Visit, user).in_village(village).to_visit(day),
        tables.VisitTable,
        ("group", "household", "officer"),
        ("group_id", "household__number"),
        f"{reverse('safety:visit_list')}?village={village.pk}&to_visit={day}",
    )


def household_visits(household, user, day) -> str:
    """The rounds in which a household was or is to be visited, latest first."""
    rows: Any = within(Visit, user).filter(household=household)
    visits = list(rows.select_related("round", "officer").order_by("-round__first")[:SHOWN])
    return render_to_string("safety/_visits_panel.html", {"visits": visits, "day": day}) if visits else ""


for key, title, permission, render in (
    ("village.hazards", _("Open hazards"), "safety.view_hazard", hazards),
    ("village.sites", _("Sites under supervision"), "safety.view_site", sites),
    ("village.visits", _("Households still to be visited"), "safety.view_visit", visits_left),
    ("household.visits", _("Household visits"), "safety.view_visit", household_visits),
):
    panels.add(key, Panel(key, title, permission, render))
