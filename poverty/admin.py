"""The administration of the register."""

from django.contrib import admin

from xiaoping.kit.admin import ScopedAdmin, ScopedRelatedFilter

from .models import (
    AttributeSpell,
    EnterpriseSupport,
    HelperPairing,
    HelpPost,
    IndustryAward,
    Microcredit,
    PolicyValue,
    PovertySpell,
    Registration,
    TransferEmployment,
)

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


@admin.register(AttributeSpell)
class AttributeSpellAdmin(ScopedAdmin):
    """A change of attribute is an action on the household's sheet; here entries are put right."""

    list_display = ("registration", "village", "attribute", "since", "until")
    list_filter = (BY_VILLAGE, "attribute")
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


class HelpAdmin(ScopedAdmin):
    """Help is given by actions on the sheets; here entries are put right."""

    list_select_related = ("person", "household", "village")
    search_fields = ("person__name", "household__number")
    autocomplete_fields = ("person", "household")
    village_from = "household"
    whose = ("village", "household", "person")


@admin.register(HelpPost)
class HelpPostAdmin(HelpAdmin):
    list_display = ("person", "kind", "household", "village", "since", "until")
    list_filter = (BY_VILLAGE, "kind")


@admin.register(EnterpriseSupport)
class EnterpriseSupportAdmin(HelpAdmin):
    list_display = ("person", "enterprise", "household", "village", "since", "until")
    list_filter = (BY_VILLAGE,)


@admin.register(IndustryAward)
class IndustryAwardAdmin(ScopedAdmin):
    list_display = ("household", "village", "decided_on", "amount", "industry")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("household", "village")
    search_fields = ("household__number",)
    autocomplete_fields = ("household",)
    village_from = "household"
    whose = ("village", "household")


@admin.register(Microcredit)
class MicrocreditAdmin(HelpAdmin):
    list_display = ("person", "household", "village", "granted_on", "amount", "due_on", "repaid_on")
    list_filter = (BY_VILLAGE,)


@admin.register(TransferEmployment)
class TransferEmploymentAdmin(HelpAdmin):
    list_display = ("person", "household", "village", "began_on", "place")
    list_filter = (BY_VILLAGE,)


@admin.register(PolicyValue)
class PolicyValueAdmin(ScopedAdmin):
    """Rules in figures: a new value ends the one before it."""

    list_display = ("kind", "value", "since", "until", "document")
    list_filter = ("kind",)
    search_fields = ("document",)
    whose = ("kind", "since")
