"""The columns of what was built, grown, earned, taught and stated."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit import formats
from xiaoping.kit.indicators import Unit, indicators
from xiaoping.kit.tables import Column, Table

from ..models import (
    CollectiveIncome,
    Crop,
    Facility,
    FacilityWork,
    Surface,
    Training,
    Well,
)

DAY = formats.Day()
NUMBER = formats.Number()


def village_column() -> Column:
    """The village, in the order of the township's lists."""
    return Column(
        "village__name", verbose_name=_("Village"), sort=("village_id",), opens="villages:village_detail", key="village"
    )


class PlantingTable(Table):
    village = village_column()
    crop = Column("crop", verbose_name=_("Crop"), format=formats.Choice(Crop.choices))
    place = Column("place", verbose_name=_("Place"), opens="villages:planting_detail")
    is_core_base = Column("is_core_base", verbose_name=_("Core base"), format=formats.YesNo())
    area = Column("area", verbose_name=_("Area, mu"), format=NUMBER)
    since = Column("since", verbose_name=_("Planted on"), format=DAY)
    until = Column("until", verbose_name=_("Cleared on"), format=DAY)


class InvestmentTable(Table):
    village = village_column()
    crop = Column(
        "crop", verbose_name=_("Crop"), format=formats.Choice(Crop.choices), opens="villages:investment_detail"
    )
    invested_on = Column("invested_on", verbose_name=_("Invested on"), format=DAY)
    amount = Column("amount", verbose_name=_("Amount, yuan"), format=NUMBER)
    funds = Column("funds", verbose_name=_("Funds"))
    document = Column("document", verbose_name=_("Document"))


class PowerStationTable(Table):
    village = village_column()
    name = Column("name", verbose_name=pgettext_lazy("of a thing", "Name"), opens="villages:powerstation_detail")
    capacity = Column("capacity", verbose_name=_("Capacity, kW"), format=NUMBER)
    since = Column("since", verbose_name=_("Feeding in since"), format=DAY)
    until = Column("until", verbose_name=_("Given up on"), format=DAY)


class CollectiveIncomeTable(Table):
    village = village_column()
    source = Column(
        "source",
        verbose_name=pgettext_lazy("of a thing", "Source"),
        format=formats.Choice(CollectiveIncome.Source.choices),
        opens="villages:collectiveincome_detail",
    )
    received_on = Column("received_on", verbose_name=_("Received on"), format=DAY)
    amount = Column("amount", verbose_name=_("Amount, yuan"), format=NUMBER)
    document = Column("document", verbose_name=_("Document"))


class RoadTable(Table):
    village = village_column()
    name = Column("name", verbose_name=_("Road"), opens="villages:road_detail")
    surface = Column("surface", verbose_name=_("Surface"), format=formats.Choice(Surface.choices))
    length = Column("length", verbose_name=_("Length, km"), format=NUMBER)
    since = Column("since", verbose_name=_("In use since"), format=DAY)
    until = Column("until", verbose_name=_("Rebuilt or closed on"), format=DAY)


class WellTable(Table):
    number = Column("number", verbose_name=pgettext_lazy("of a thing", "Number"), opens="villages:well_detail")
    village = village_column()
    kind = Column("kind", verbose_name=pgettext_lazy("of a thing", "Kind"), format=formats.Choice(Well.Kind.choices))
    place = Column("place", verbose_name=_("Place"))
    since = Column("since", verbose_name=_("In use since"), format=DAY)
    until = Column("until", verbose_name=_("Given up on"), format=DAY)


class WellRepairTable(Table):
    well = Column("well__number", verbose_name=_("Well"), opens="villages:well_detail", key="well")
    village = village_column()
    kind = Column(
        "well__kind", verbose_name=pgettext_lazy("of a thing", "Kind"), format=formats.Choice(Well.Kind.choices)
    )
    repaired_on = Column("repaired_on", verbose_name=_("Repaired on"), format=DAY, opens="villages:wellrepair_detail")
    work = Column("work", verbose_name=_("Work done"))


class GridProjectTable(Table):
    village = village_column()
    name = Column("name", verbose_name=_("Project"), opens="villages:gridproject_detail")
    due_on = Column("due_on", verbose_name=_("Due on"), format=DAY)
    finished_on = Column("finished_on", verbose_name=_("Finished on"), format=DAY)


class FacilityTable(Table):
    village = village_column()
    name = Column("name", verbose_name=pgettext_lazy("of a thing", "Name"), opens="villages:facility_detail")
    kind = Column(
        "kind", verbose_name=pgettext_lazy("of a thing", "Kind"), format=formats.Choice(Facility.Kind.choices)
    )
    floor_area = Column("floor_area", verbose_name=_("Floor area, ㎡"), format=NUMBER)
    since = Column("since", verbose_name=_("Open since"), format=DAY)
    until = Column("until", verbose_name=_("Closed on"), format=DAY)


class FacilityWorkTable(Table):
    village = village_column()
    facility = Column(
        "facility__name", verbose_name=pgettext_lazy("of a thing", "Name"), opens="villages:facilitywork_detail"
    )
    facility_kind = Column(
        "facility__kind", verbose_name=pgettext_lazy("of a thing", "Kind"), format=formats.Choice(Facility.Kind.choices)
    )
    kind = Column("kind", verbose_name=_("Work"), format=formats.Choice(FacilityWork.Kind.choices))
    begun_on = Column("begun_on", verbose_name=_("Begun on"), format=DAY)
    finished_on = Column("finished_on", verbose_name=_("Finished on"), format=DAY)


class TrainingTable(Table):
    held_on = Column("held_on", verbose_name=_("Held on"), format=DAY)
    village = village_column()
    kind = Column(
        "kind", verbose_name=pgettext_lazy("of a thing", "Kind"), format=formats.Choice(Training.Kind.choices)
    )
    topic = Column("topic", verbose_name=_("Topic"), opens="villages:training_detail")
    attendance = Column("attendance", verbose_name=_("Attendance"), format=NUMBER)
    organiser = Column("organiser", verbose_name=_("Organiser"))


class FigureName(formats.Text):
    """The name of a figure, for its key."""

    width = 30

    def words(self, value):
        return str(indicators[value].label) if value in indicators else str(value)


class StatedFigureTable(Table):
    key = Column("key", verbose_name=_("Figure"), format=FigureName(), opens="villages:statedfigure_detail")
    village = village_column()
    first = Column("first", verbose_name=_("First day"), format=DAY)
    last = Column("last", verbose_name=_("Last day"), format=DAY)
    value = Column("value", verbose_name=_("Value"), format=NUMBER)
    unit = Column("unit", verbose_name=_("Unit of measure"), format=formats.Choice(Unit.choices))
    document = Column("document", verbose_name=_("Document"))
    officer = Column("officer__name", verbose_name=_("Stated by"))
