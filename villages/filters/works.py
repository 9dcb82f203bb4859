"""The filters of what was built, grown, earned, taught and stated, each named like the queryset method it calls."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit.filters import ChoiceFilter, DayFilter, ListFilter, PeriodFilter, TextFilter, VillageFilter

from ..models import (
    CollectiveIncome,
    Crop,
    Facility,
    FacilityWork,
    GridProject,
    Investment,
    Planting,
    PowerStation,
    Road,
    StatedFigure,
    Surface,
    Training,
    Well,
    WellRepair,
)

YES_NO = [("1", _("yes")), ("0", _("no"))]


class PlantingFilter(ListFilter):
    """Plantings."""

    in_force = DayFilter(label=pgettext_lazy("of a crop", "Standing on"))
    begun_in = PeriodFilter(label=_("Planted within"))
    village = VillageFilter()
    crop = ChoiceFilter(label=_("Crop"), choices=Crop.choices)
    is_core_base = ChoiceFilter(label=_("Core base"), choices=YES_NO)

    class Meta:
        model = Planting
        fields: list[str] = []


class InvestmentFilter(ListFilter):
    """Investments."""

    invested_in = PeriodFilter(label=_("Invested within"))
    village = VillageFilter()
    crop = ChoiceFilter(label=_("Crop"), choices=Crop.choices)

    class Meta:
        model = Investment
        fields: list[str] = []


class PowerStationFilter(ListFilter):
    """Photovoltaic power stations."""

    in_force = DayFilter(label=_("Feeding in on"))
    village = VillageFilter()

    class Meta:
        model = PowerStation
        fields: list[str] = []


class CollectiveIncomeFilter(ListFilter):
    """Collective income."""

    received_in = PeriodFilter(label=_("Received within"))
    village = VillageFilter()
    source = ChoiceFilter(label=pgettext_lazy("of a thing", "Source"), choices=CollectiveIncome.Source.choices)

    class Meta:
        model = CollectiveIncome
        fields: list[str] = []


class RoadFilter(ListFilter):
    """Roads."""

    in_force = DayFilter(label=_("In use on"))
    begun_in = PeriodFilter(label=_("Finished within"))
    village = VillageFilter()
    surface = ChoiceFilter(label=_("Surface"), choices=Surface.choices)
    name = TextFilter(label=pgettext_lazy("of a thing", "Name"))

    class Meta:
        model = Road
        fields: list[str] = []


class WellFilter(ListFilter):
    """Wells."""

    in_force = DayFilter(label=_("In use on"))
    begun_in = PeriodFilter(label=_("Dug within"))
    village = VillageFilter()
    kind = ChoiceFilter(label=pgettext_lazy("of a thing", "Kind"), choices=Well.Kind.choices)

    class Meta:
        model = Well
        fields: list[str] = []


class WellRepairFilter(ListFilter):
    """Well repairs."""

    repaired_in = PeriodFilter(label=_("Repaired within"))
    village = VillageFilter()
    kind = ChoiceFilter(label=pgettext_lazy("of a thing", "Kind"), field_name="well__kind", choices=Well.Kind.choices)

    class Meta:
        model = WellRepair
        fields: list[str] = []


class GridProjectFilter(ListFilter):
    """Grid projects."""

    finished_in = PeriodFilter(label=_("Finished within"))
    pending_in = PeriodFilter(label=_("Due within and unfinished"))
    village = VillageFilter()

    class Meta:
        model = GridProject
        fields: list[str] = []


class FacilityFilter(ListFilter):
    """Village centres and clinics."""

    in_force = DayFilter(label=_("Open on"))
    village = VillageFilter()
    kind = ChoiceFilter(label=pgettext_lazy("of a thing", "Kind"), choices=Facility.Kind.choices)

    class Meta:
        model = Facility
        fields: list[str] = []


class FacilityWorkFilter(ListFilter):
    """Works on village centres and clinics."""

    finished_in = PeriodFilter(label=_("Finished within"))
    village = VillageFilter()
    kind = ChoiceFilter(label=_("Work"), choices=FacilityWork.Kind.choices)
    facility_kind = ChoiceFilter(
        label=pgettext_lazy("of a thing", "Kind"), field_name="facility__kind", choices=Facility.Kind.choices
    )

    class Meta:
        model = FacilityWork
        fields: list[str] = []


class TrainingFilter(ListFilter):
    """Trainings."""

    held_in = PeriodFilter(label=_("Held within"))
    village = VillageFilter()
    kind = ChoiceFilter(label=pgettext_lazy("of a thing", "Kind"), choices=Training.Kind.choices)
    topic = TextFilter(label=_("Topic"))

    class Meta:
        model = Training
        fields: list[str] = []


class StatedFigureFilter(ListFilter):
    """Stated figures."""

    stated_for = PeriodFilter(label=_("Stated for"))
    village = VillageFilter()
    key = TextFilter(label=pgettext_lazy("of a thing", "Key"), lookup_expr="exact")

    class Meta:
        model = StatedFigure
        fields: list[str] = []
