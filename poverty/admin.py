"""The administration of the register."""

from django.contrib import admin

from xiaoping.kit.admin import ScopedAdmin, ScopedRelatedFilter

from .models import HelperPairing, PovertySpell, Registration

BY_VILLAGE = ("village", ScopedRelatedFilter)


@admin.register(Registration)
class RegistrationAdmin(ScopedAdmin):
    """Identifying and striking off are actions on the household's sheet; here entries are put right."""

    list_display = ("household", "village", "since", "since_reason", "until", "until_reason")
    list_filter = (BY_VILLAGE, "since_reason", "until_reason")
    list_select_related = ("household", "village")
    search_fields = ("household__number", "household__stays__person__name")
    autocomplete_fields = ("household",)
    village_from = "household"
    whose = ("village", "household")


@admin.register(PovertySpell)
class PovertySpellAdmin(ScopedAdmin):
    """Exit and falling back are actions on the household's sheet; here entries are put right."""

    list_display = ("registration", "village", "cause", "since", "since_reason", "until", "until_reason")
    list_filter = (BY_VILLAGE, "cause", "since_reason", "until_reason")
    list_select_related = ("registration__household", "village")
    search_fields = ("registration__household__number",)
    autocomplete_fields = ("registration",)
    village_from = "registration"
    whose = ("village", "registration")


@admin.register(HelperPairing)
class HelperPairingAdmin(ScopedAdmin):
    list_display = ("household", "officer", "village", "since", "until")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("household", "officer", "village")
    search_fields = ("household__number", "officer__name")
    autocomplete_fields = ("household",)
    readable = ("officer",)
    village_from = "household"
    whose = ("village", "household", "officer")
