"""The administration of welfare."""

from django.contrib import admin

from xiaoping.kit.admin import MovedByActions, ScopedAdmin, ScopedRelatedFilter

from .models import (
    Application,
    ApplicationStep,
    Award,
    Exclusion,
    HouseWork,
    Notice,
    PaymentBatch,
    PaymentLine,
    Programme,
    Rate,
    Relocation,
)

BY_VILLAGE = ("village", ScopedRelatedFilter)


@admin.register(Programme)
class ProgrammeAdmin(ScopedAdmin):
    """Rules by document: a new document ends the programme before it."""

    list_display = ("name", "benefit", "document", "unit", "cycle", "decided_by", "since", "until")
    list_filter = ("benefit", "cycle", "decided_by")
    search_fields = ("name", "document")
    whose = ("benefit", "since")


@admin.register(Rate)
class RateAdmin(ScopedAdmin):
    list_display = ("programme", "grade", "amount")
    list_filter = ("programme__benefit",)
    list_select_related = ("programme",)
    search_fields = ("programme__name",)
    readable = ("programme",)
    whose = ("programme", "grade")


@admin.register(Exclusion)
class ExclusionAdmin(ScopedAdmin):
    list_display = ("benefit", "other", "whose", "since", "until", "document")
    list_filter = ("benefit", "other")
    search_fields = ("document",)
    whose = ("benefit", "other")


class OfHouseholdAdmin(ScopedAdmin):
    """Records about a household: made by actions on its sheet, put right here."""

    village_from = "household"


class DecidedAdmin(OfHouseholdAdmin):
    """What rests on a decision: only who may decide enters it here, as when an office brings in what it has."""

    def has_add_permission(self, request):
        return super().has_add_permission(request) and request.user.has_perm("welfare.decide_application")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and request.user.has_perm("welfare.decide_application")


@admin.register(Award)
class AwardAdmin(DecidedAdmin):
    list_display = ("person", "benefit", "grade", "household", "village", "since", "until", "until_reason")
    list_filter = (BY_VILLAGE, "benefit", "grade", "until_reason")
    list_select_related = ("person", "household", "village")
    search_fields = ("person__name", "household__number")
    autocomplete_fields = ("household", "person", "application")
    whose = ("village", "household", "person", "benefit")


@admin.register(Application)
class ApplicationAdmin(MovedByActions):
    """Steps are actions on the case's sheet."""

    list_display = ("programme", "household", "person", "village", "since", "until", "until_reason")
    list_filter = (BY_VILLAGE, "programme__benefit", "until_reason")
    list_select_related = ("programme", "person", "household", "village")
    search_fields = ("person__name", "household__number")


@admin.register(ApplicationStep)
class ApplicationStepAdmin(MovedByActions):
    list_display = ("application", "kind", "on", "result", "people", "village")
    list_filter = (BY_VILLAGE, "kind", "result")
    list_select_related = ("application__household", "application__programme", "village")
    search_fields = ("application__household__number", "document")


@admin.register(PaymentBatch)
class PaymentBatchAdmin(MovedByActions):
    list_display = ("programme", "covers", "number", "prepared_on", "approved_on", "sent_on", "settled_on")
    list_filter = ("programme__benefit",)
    list_select_related = ("programme",)
    search_fields = ("programme__name",)


@admin.register(Notice)
class NoticeAdmin(MovedByActions):
    list_display = ("programme", "kind", "village", "since", "until", "phone")
    list_filter = (BY_VILLAGE, "kind", "programme__benefit")
    list_select_related = ("programme", "village")
    search_fields = ("programme__name",)


@admin.register(PaymentLine)
class PaymentLineAdmin(MovedByActions):
    list_display = ("person", "benefit", "grade", "covers", "amount", "paid_on", "returned_on", "village")
    list_filter = (BY_VILLAGE, "benefit")
    list_select_related = ("person", "village")
    search_fields = ("person__name", "household__number")


@admin.register(HouseWork)
class HouseWorkAdmin(OfHouseholdAdmin):
    list_display = ("household", "kind", "danger", "village", "contract_on", "accepted_on", "subsidy")
    list_filter = (BY_VILLAGE, "kind", "danger")
    list_select_related = ("household", "village")
    search_fields = ("household__number",)
    whose = ("village", "household")
    autocomplete_fields = ("household", "application")


@admin.register(Relocation)
class RelocationAdmin(OfHouseholdAdmin):
    list_display = ("household", "mode", "people", "village", "agreed_on", "moved_on", "floor_area")
    list_filter = (BY_VILLAGE, "mode")
    list_select_related = ("household", "village")
    search_fields = ("household__number",)
    whose = ("village", "household")
    autocomplete_fields = ("household", "application")
