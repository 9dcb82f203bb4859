"""The lists of what was built, grown, earned, taught and stated."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.listpages import ListPage

from .. import filters, models, tables
from ..entries import way_to_enter


class WorkList(ListPage):
    """A list of a kind of village work, with the way to enter one more."""

    def actions(self):
        return way_to_enter(self.request.user, self.model._meta.model_name, self.filterset.data.get("village", ""))


class PlantingList(WorkList):
    model = models.Planting
    filterset_class = filters.PlantingFilter
    table_class = tables.PlantingTable
    title = _("Industries")
    lead = _("What is planted where, and how much of it. Areas in mu.")
    ordering = ("village_id", "crop")


class InvestmentList(WorkList):
    model = models.Investment
    filterset_class = filters.InvestmentFilter
    table_class = tables.InvestmentTable
    title = _("Investments")
    lead = _("Money put into crops, payment by payment.")
    ordering = ("village_id", "invested_on")


class PowerStationList(WorkList):
    model = models.PowerStation
    filterset_class = filters.PowerStationFilter
    table_class = tables.PowerStationTable
    title = _("Photovoltaic stations")
    lead = _("The villages' own power stations.")
    ordering = ("village_id", "since")


class CollectiveIncomeList(WorkList):
    model = models.CollectiveIncome
    filterset_class = filters.CollectiveIncomeFilter
    table_class = tables.CollectiveIncomeTable
    title = _("Collective income")
    lead = _("What came in for a village as a whole, receipt by receipt.")
    ordering = ("village_id", "received_on")


class RoadList(WorkList):
    model = models.Road
    filterset_class = filters.RoadFilter
    table_class = tables.RoadTable
    title = _("Roads")
    lead = _("Stretches of road by surface. A rebuilt stretch ends and begins anew.")
    ordering = ("village_id", "name")


class WellList(WorkList):
    model = models.Well
    filterset_class = filters.WellFilter
    table_class = tables.WellTable
    title = _("Wells")
    lead = _("Public wells.")
    ordering = ("village_id", "number")


class WellRepairList(WorkList):
    model = models.WellRepair
    filterset_class = filters.WellRepairFilter
    table_class = tables.WellRepairTable
    title = _("Well repairs")
    lead = _("Each row is one repair; a well may have several.")
    ordering = ("village_id", "repaired_on")


class GridProjectList(WorkList):
    model = models.GridProject
    filterset_class = filters.GridProjectFilter
    table_class = tables.GridProjectTable
    title = _("Grid projects")
    lead = _("Renewals of village power grids: due, and finished.")
    ordering = ("village_id", "due_on")


class FacilityList(WorkList):
    model = models.Facility
    filterset_class = filters.FacilityFilter
    table_class = tables.FacilityTable
    title = _("Village centres and clinics")
    lead = _("Where a village meets, and where it is treated.")
    ordering = ("village_id", "kind")


class FacilityWorkList(WorkList):
    model = models.FacilityWork
    filterset_class = filters.FacilityWorkFilter
    table_class = tables.FacilityWorkTable
    title = _("Works on centres and clinics")
    lead = _("What was rebuilt, extended or repaired.")
    ordering = ("village_id", "begun_on")


class TrainingList(WorkList):
    model = models.Training
    filterset_class = filters.TrainingFilter
    table_class = tables.TrainingTable
    title = _("Trainings")
    lead = _("Each row is one session with the number of people who came.")
    ordering = ("held_on",)


class StatedFigureList(WorkList):
    model = models.StatedFigure
    filterset_class = filters.StatedFigureFilter
    table_class = tables.StatedFigureTable
    title = _("Stated figures")
    lead = _("Numbers that nobody can count here, each with the document it stands in and the officer who states it.")
    ordering = ("key", "first")
