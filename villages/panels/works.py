"""What a village has and does, on its sheet: one table a subject, with the latest rows and the way to all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.registry import Panel, panels
from xiaoping.kit.scope import within
from xiaoping.kit.tables import Table, body

from .. import tables
from ..models import (
    CollectiveIncome,
    Facility,
    GridProject,
    Planting,
    PowerStation,
    Road,
    Training,
    Well,
)

SHOWN = 8  # rows; more stand on the list


@dataclass(frozen=True)
class Subject:
    """A list of the village: model, table, which columns in which order, and whether its rows last until they end."""

    model: Any
    table: type[Table]
    columns: Sequence[str]
    order: Sequence[str]
    lasts: bool = False

    def render(self, village, user, day) -> str:
        """The latest rows of a village up to a day; nothing if there is none."""
        rows = within(self.model, user).in_village(village)
        if self.lasts:
            rows = rows.in_force(day)
        found = list(rows.order_by(*self.order, "pk").values_list(*self.table.paths(self.columns))[: SHOWN + 1])
        if not found:
            return ""
        name = self.model._meta.model_name
        query = f"village={village.pk}" + (f"&in_force={day}" if self.lasts else "")
        declared = self.table.declared()
        return render_to_string(
            "villages/_subject_panel.html",
            {
                "head": [
                    {"label": declared[column].verbose_name, "css": declared[column].format.css}
                    for column in self.columns
                ],
                "body": body(self.table, self.columns, found[:SHOWN]),
                "more": len(found) > SHOWN,
                "url": f"{reverse(f'villages:{name}_list')}?{query}",
            },
        )


SUBJECTS = {
    "industries": (
        _("Industries"),
        Subject(Planting, tables.PlantingTable, ("crop", "place", "area", "since"), ("-since",), lasts=True),
    ),
    "incomes": (
        _("Collective income"),
        Subject(
            CollectiveIncome,
            tables.CollectiveIncomeTable,
            ("received_on", "source", "amount", "document"),
            ("-received_on",),
        ),
    ),
    "photovoltaics": (
        _("Photovoltaic stations"),
        Subject(PowerStation, tables.PowerStationTable, ("name", "capacity", "since"), ("since",), lasts=True),
    ),
    "roads": (
        _("Roads"),
        Subject(Road, tables.RoadTable, ("name", "surface", "length", "since"), ("surface", "-length"), lasts=True),
    ),
    "wells": (
        _("Wells"),
        Subject(Well, tables.WellTable, ("number", "kind", "place", "since"), ("number",), lasts=True),
    ),
    "grids": (
        _("Grid projects"),
        Subject(GridProject, tables.GridProjectTable, ("name", "due_on", "finished_on"), ("-due_on",)),
    ),
    "facilities": (
        _("Village centres and clinics"),
        Subject(Facility, tables.FacilityTable, ("name", "kind", "floor_area", "since"), ("kind",), lasts=True),
    ),
    "trainings": (
        _("Trainings"),
        Subject(Training, tables.TrainingTable, ("held_on", "kind", "topic", "attendance"), ("-held_on",)),
    ),
}

for key, (title, subject) in SUBJECTS.items():
    panels.add(
        f"village.{key}",
        Panel(f"village.{key}", title, f"villages.view_{subject.model._meta.model_name}", subject.render),
    )
