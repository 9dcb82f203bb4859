"""The lists of party work and of the staff."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.listpages import ListPage

from . import filters, tables
from .models import PartyActivity, PartyBanner, PartyOrganisation, PartyReturn, StaffMember


class PartyOrganisationList(ListPage):
    model = PartyOrganisation
    filterset_class = filters.PartyOrganisationFilter
    table_class = tables.PartyOrganisationTable
    title = _("Party organisations")
    lead = _("Grassroots party organisations, each with its members as last returned and what it held this year.")
    ordering = ("village_id", "since")

    def extend(self, rows, day):
        return rows.with_work(day)


class PartyReturnList(ListPage):
    model = PartyReturn
    filterset_class = filters.PartyReturnFilter
    table_class = tables.PartyReturnTable
    title = _("Returns of party organisations")
    lead = _("Members and recruits as each organisation returned them, year by year. Nobody is named.")
    ordering = ("village_id", "organisation_id", "as_of")


class PartyActivityList(ListPage):
    model = PartyActivity
    filterset_class = filters.PartyActivityFilter
    table_class = tables.PartyActivityTable
    title = _("Meetings and study sessions")
    lead = _("Each row is one meeting or session of a party organisation with the number of people who came.")
    ordering = ("held_on", "organisation_id")


class PartyBannerList(ListPage):
    model = PartyBanner
    filterset_class = filters.PartyBannerFilter
    table_class = tables.PartyBannerTable
    title = _("Banners put up")
    lead = _("Each row is one theme at one place on one day, with the number of banners.")
    ordering = ("hung_on",)


class StaffList(ListPage):
    model = StaffMember
    filterset_class = filters.StaffFilter
    table_class = tables.StaffTable
    title = _("Cadres and staff")
    lead = _("The township's own cadres and staff, and the cadres of the villages, by when they were in post.")
    ordering = ("village_id", "pk")

    def extend(self, rows, day):
        return rows.with_duty(day)
