"""The administration of party work and the leadership team."""

from django.contrib import admin

from xiaoping.kit.admin import ScopedAdmin, ScopedRelatedFilter

from .. import models

BY_VILLAGE = ("village", ScopedRelatedFilter)


@admin.register(models.PartyOrganisation)
class PartyOrganisationAdmin(ScopedAdmin):
    list_display = ("name", "village", "since", "until")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("village",)
    search_fields = ("name",)


class OfOrganisationAdmin(ScopedAdmin):
    """What belongs to an organisation takes its village."""

    list_select_related = ("organisation", "village")
    autocomplete_fields = ("organisation",)
    village_from = "organisation"


@admin.register(models.PartyReturn)
class PartyReturnAdmin(OfOrganisationAdmin):
    list_display = ("organisation", "village", "as_of", "members", "recruited", "recruited_young")
    list_filter = (BY_VILLAGE,)
    search_fields = ("organisation__name",)
    whose = ("village", "organisation", "as_of")


@admin.register(models.PartyActivity)
class PartyActivityAdmin(OfOrganisationAdmin):
    list_display = ("kind", "organisation", "village", "held_on", "attendance")
    list_filter = (BY_VILLAGE, "kind")
    search_fields = ("organisation__name", "topic")
    whose = ("village", "organisation")


@admin.register(models.PartyBanner)
class PartyBannerAdmin(ScopedAdmin):
    list_display = ("theme", "village", "hung_on", "number")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("village",)
    search_fields = ("theme", "place")


@admin.register(models.LeadershipSeat)
class LeadershipSeatAdmin(ScopedAdmin):
    list_display = ("officer", "duty", "village", "since", "until")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("officer", "village")
    search_fields = ("officer__name", "duty")
    readable = ("officer",)
    village_from = "officer"
    whose = ("village", "officer")
