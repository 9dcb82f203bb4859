"""What a village has and does, kind by kind: how each is shown, entered, ended and put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from . import models, tables
from .forms.works import RoadForm, StatementForm, WorkForm


@dataclass(frozen=True)
class Work:
    """A kind of record of a village: `asks` are the fields asked on entering, of which `fixed` are never changed;
    `ends` is the field of the day it was given up or finished, and `ending` the words of that."""

    model: Any
    table: Any
    prefix: str  # of its addresses
    icon: str
    title: Any  # of the page that enters one
    asks: tuple[str, ...]
    ends: str = ""
    ending: Any = ""
    fixed: tuple[str, ...] = ()
    form: type[WorkForm] = WorkForm
    related: tuple[str, ...] = ()  # what rests on it and is shown along

    @property
    def name(self) -> str:
        return self.model._meta.model_name

    @property
    def begin(self) -> str:
        """The field of the day it began, if it has one."""
        return next((name for name in ("since", "begun_on") if name in self.asks), "")

    @property
    def app(self) -> str:
        """The app it belongs to, and where its addresses are."""
        return self.model._meta.app_label

    def permission(self, verb: str) -> str:
        return f"{self.app}.{verb}_{self.name}"


WORKS = (
    Work(
        models.Planting,
        tables.PlantingTable,
        "plantings",
        "tree",
        _("Enter a planting"),
        ("crop", "place", "is_core_base", "area", "since"),
        ends="until",
        ending=_("The land was cleared"),
    ),
    Work(
        models.Investment,
        tables.InvestmentTable,
        "investments",
        "cash-coin",
        _("Enter an investment"),
        ("crop", "invested_on", "amount", "funds", "document"),
    ),
    Work(
        models.CollectiveIncome,
        tables.CollectiveIncomeTable,
        "collective-incomes",
        "piggy-bank",
        _("Enter collective income"),
        ("source", "received_on", "amount", "document"),
    ),
    Work(
        models.PowerStation,
        tables.PowerStationTable,
        "power-stations",
        "sun",
        _("Enter a photovoltaic station"),
        ("name", "capacity", "since"),
        ends="until",
        ending=_("The station was given up"),
    ),
    Work(
        models.Road,
        tables.RoadTable,
        "roads",
        "signpost-2",
        _("Enter a road"),
        ("name", "surface", "length", "since"),
        ends="until",
        ending=_("The road was rebuilt or closed"),
        form=RoadForm,
        related=("services",),
    ),
    Work(
        models.Well,
        tables.WellTable,
        "wells",
        "droplet",
        _("Enter a well"),
        ("number", "kind", "place", "since"),
        ends="until",
        ending=_("The well was given up"),
        related=("repairs",),
    ),
    Work(
        models.WellRepair,
        tables.WellRepairTable,
        "well-repairs",
        "wrench",
        _("Enter the repair of a well"),
        ("well", "repaired_on", "work"),
        fixed=("well",),
    ),
    Work(
        models.GridProject,
        tables.GridProjectTable,
        "grid-projects",
        "lightning-charge",
        _("Enter a grid project"),
        ("name", "due_on"),
        ends="finished_on",
        ending=_("The project was finished"),
    ),
    Work(
        models.Facility,
        tables.FacilityTable,
        "facilities",
        "building",
        _("Enter a village centre or clinic"),
        ("kind", "name", "floor_area", "since"),
        ends="until",
        ending=_("It was closed"),
        related=("works",),
    ),
    Work(
        models.FacilityWork,
        tables.FacilityWorkTable,
        "facility-works",
        "hammer",
        _("Enter work on a centre or clinic"),
        ("facility", "kind", "begun_on"),
        ends="finished_on",
        ending=_("The work was finished"),
        fixed=("facility",),
    ),
    Work(
        models.Training,
        tables.TrainingTable,
        "trainings",
        "mortarboard",
        _("Enter a training"),
        ("kind", "topic", "held_on", "attendance", "organiser"),
    ),
    Work(
        models.StatedFigure,
        tables.StatedFigureTable,
        "stated-figures",
        "file-earmark-text",
        _("Enter a stated figure"),
        ("value", "document", "officer"),
        fixed=("officer",),
        form=StatementForm,
    ),
)
