"""The lists of villages. The sheets of one household and one person stand in `sheets`."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.listpages import ListPage

from .. import filters, tables
from ..entries import way_to_enter
from ..models import Household, Stay, Village, VillagerGroup


class VillageList(ListPage):
    model = Village
    filterset_class = filters.VillageListFilter
    table_class = tables.VillageTable
    title = _("Villages")
    lead = _("The administrative villages of the township, with their size on the day.")
    ordering = ("number",)

    def extend(self, rows, day):
        return rows.with_size(day)


class GroupList(ListPage):
    model = VillagerGroup
    filterset_class = filters.GroupListFilter
    table_class = tables.GroupTable
    title = _("Villager groups")
    lead = _("The villager groups of each village, with their size on the day.")
    ordering = ("village_id", "number")

    def extend(self, rows, day):
        return rows.with_size(day)


class HouseholdList(ListPage):
    model = Household
    filterset_class = filters.HouseholdFilter
    table_class = tables.HouseholdTable
    title = _("Households")
    lead = _("Registered households, with their head and size on the day. Each opens to its sheet.")
    ordering = ("village_id", "number")

    def actions(self):
        return way_to_enter(self.request.user, "household", self.filterset.data.get("village", ""))

    def extend(self, rows, day):
        return rows.with_head(day)


class PersonList(ListPage):
    model = Stay
    filterset_class = filters.StayFilter
    table_class = tables.StayTable
    title = _("People")
    lead = _("The registered population: each row is one person's stay in a household.")
    ordering = ("village_id", "household_id", "relation")

    def extend(self, rows, day):
        return rows.with_id_number(day)
