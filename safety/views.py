"""The lists of public safety."""

from django.utils.translation import gettext_lazy as _

from villages.entries import way_to_enter
from villages.querysets import scope_of
from villages.views.works import WorkList
from xiaoping.kit import clock
from xiaoping.kit.listpages import ListPage

from . import filters, tables
from .models import Campaign, Case, Deduction, Drill, Hazard, Inspection, Publicity, Site, SpotCheck, Visit


class SiteList(WorkList):
    model = Site
    filterset_class = filters.SiteFilter
    table_class = tables.SiteTable
    title = _("Sites")
    lead = _("Places under supervision, with their licences and what is open there.")
    ordering = ("village_id", "kind", "name")

    def extend(self, rows, day):
        return rows.with_hazards(day)


class InspectionList(ListPage):
    model = Inspection
    filterset_class = filters.InspectionFilter
    table_class = tables.InspectionTable
    title = _("Inspections")
    lead = _("Each row is one inspection of one site or at one place.")
    ordering = ("-inspected_on",)


class HazardList(ListPage):
    model = Hazard
    filterset_class = filters.HazardFilter
    table_class = tables.HazardTable
    title = _("Hazards")
    lead = _("What was found dangerous, how it stands, and by when it is to be put right.")
    ordering = ("-since",)

    def extend(self, rows, day):
        return rows.with_state(day)


class DrillList(WorkList):
    model = Drill
    filterset_class = filters.DrillFilter
    table_class = tables.DrillTable
    title = _("Emergency drills")
    lead = _("Each row is one drill.")
    ordering = ("-held_on",)


class CampaignList(WorkList):
    model = Campaign
    filterset_class = filters.CampaignFilter
    table_class = tables.CampaignTable
    title = _("Campaigns")
    lead = _("Campaigns with their days; each belongs to the period in which it began.")
    ordering = ("-since",)


class PublicityList(WorkList):
    model = Publicity
    filterset_class = filters.PublicityFilter
    table_class = tables.PublicityTable
    title = _("Publicity")
    lead = _("Slogans, banners, displays and leaflets: each row is one occasion with its quantity.")
    ordering = ("-done_on",)


class VisitList(ListPage):
    model = Visit
    filterset_class = filters.VisitFilter
    table_class = tables.VisitTable
    title = _("Household visits")
    lead = _("Each row is one household in one visit round: who is to visit it, and the visit once it was made.")
    ordering = ("village_id", "-round_id", "group_id", "household_id")

    def extend(self, rows, day):
        return rows.with_head(day, "household")


class SpotCheckList(ListPage):
    model = SpotCheck
    filterset_class = filters.SpotCheckFilter
    table_class = tables.SpotCheckTable
    title = _("Spot checks")
    lead = _("Households drawn by lot, and whether they were visited as reported.")
    ordering = ("village_id", "visit_id")


class DeductionList(ListPage):
    model = Deduction
    filterset_class = filters.DeductionFilter
    table_class = tables.DeductionTable
    title = _("Deductions")
    lead = _(
        "For households that were missed: the rule, the appeal and the decision. This is a record, not the payroll."
    )
    ordering = ("-imposed_on",)


class CaseList(ListPage):
    model = Case
    filterset_class = filters.CaseFilter
    table_class = tables.CaseTable
    title = _("Case ledger")
    lead = _("Petitions and disputes as matters with their dates. Who brought them is not on record.")
    ordering = ("is_at_rest", "due", "-received_on")

    def extend(self, rows, day):
        return rows.with_state(day)

    def actions(self):
        """The way to what is overdue today, and, from the township, to register a case."""
        user, asked = self.request.user, self.filterset.data
        overdue = {"label": _("Overdue"), "url": f"{self.request.path}?past_due={clock.today()}", "icon": "alarm"}
        register = way_to_enter(user, "case", asked.get("village", "")) if scope_of(user).township else []
        return [*([] if asked.get("past_due") else [overdue]), *register]
