"""The administration of public safety."""

from django.contrib import admin

from xiaoping.kit.admin import MadeByActions, MovedByActions, ReasonForm, ScopedAdmin, ScopedRelatedFilter

from . import models
from .nobody import names_nobody

BY_VILLAGE = ("village", ScopedRelatedFilter)


@admin.register(models.Site)
class SiteAdmin(ScopedAdmin):
    list_display = ("name", "kind", "village", "licence", "licensed_until", "since", "until")
    list_filter = (BY_VILLAGE, "kind")
    list_select_related = ("village",)
    search_fields = ("name", "place", "licence")


@admin.register(models.InspectionType)
class InspectionTypeAdmin(ScopedAdmin):
    """A new type is a row here; its checklist is rows of its items."""

    list_display = ("name", "code", "number", "since", "until")
    search_fields = ("name", "code")
    whose = ("code",)


@admin.register(models.ChecklistItem)
class ChecklistItemAdmin(ScopedAdmin):
    """To change a question, end it and enter another: what was asked before stays as it was asked."""

    list_display = ("kind", "number", "text", "since", "until")
    list_filter = ("kind",)
    list_select_related = ("kind",)
    search_fields = ("text", "basis")
    whose = ("kind",)


@admin.register(models.Inspection)
class InspectionAdmin(ScopedAdmin):
    list_display = ("inspected_on", "kind", "village", "site", "place", "leader", "inspectors", "result")
    list_filter = (BY_VILLAGE, "kind", "result")
    list_select_related = ("kind", "village", "site", "leader")
    search_fields = ("site__name", "place", "leader__name")
    autocomplete_fields = ("site",)
    readable = ("kind", "leader")
    whose = ("village", "kind", "site")


@admin.register(models.InspectionAnswer)
class InspectionAnswerAdmin(ScopedAdmin):
    list_display = ("inspection", "item", "village", "answer")
    list_filter = (BY_VILLAGE, "answer")
    list_select_related = ("inspection__kind", "item", "village")
    search_fields = ("item__text",)
    autocomplete_fields = ("inspection",)
    readable = ("item",)
    village_from = "inspection"
    whose = ("village", "inspection", "item")


@admin.register(models.Hazard)
class HazardAdmin(MadeByActions):
    """A hazard goes from found to closed on its own page; here what was written of it is put right."""

    readonly_fields = ("since", "until", "until_reason", "receipt")
    list_display = ("what", "category", "grade", "village", "site", "since", "until", "until_reason")
    list_filter = (BY_VILLAGE, "category", "grade", "until_reason")
    list_select_related = ("village", "site")
    search_fields = ("what", "place", "site__name")
    autocomplete_fields = ("inspection", "site")
    whose = ("village", "inspection")


@admin.register(models.HazardNotice)
class HazardNoticeAdmin(MovedByActions):
    list_display = ("hazard", "village", "issued_on", "deadline", "rectified_on", "rechecked_on", "is_passed")
    list_filter = (BY_VILLAGE, "is_passed")
    list_select_related = ("hazard", "village")
    search_fields = ("hazard__what", "responsible")


@admin.register(models.Drill)
class DrillAdmin(ScopedAdmin):
    list_display = ("held_on", "scene", "village", "people")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("village",)
    search_fields = ("scene",)


@admin.register(models.Campaign)
class CampaignAdmin(ScopedAdmin):
    list_display = ("name", "theme", "village", "since", "until")
    list_filter = (BY_VILLAGE, "theme")
    list_select_related = ("village",)
    search_fields = ("name", "document")


@admin.register(models.Publicity)
class PublicityAdmin(ScopedAdmin):
    list_display = ("done_on", "theme", "kind", "village", "quantity", "place")
    list_filter = (BY_VILLAGE, "theme", "kind")
    list_select_related = ("village",)
    search_fields = ("place",)
    readable = ("campaign",)


@admin.register(models.VisitRound)
class VisitRoundAdmin(ScopedAdmin):
    """The seed is drawn, never typed."""

    list_display = ("name", "first", "last", "per_group", "deduction", "seed")
    search_fields = ("name", "document")
    readonly_fields = ("seed",)
    whose = ("name",)


@admin.register(models.Visit)
class VisitAdmin(ScopedAdmin):
    list_display = ("household", "round", "village", "group", "officer", "visited_on", "mode")
    list_filter = (BY_VILLAGE, "round", "mode")
    list_select_related = ("household", "round", "village", "group", "officer")
    search_fields = ("household__number", "officer__name")
    autocomplete_fields = ("household", "group")
    readable = ("round", "officer")
    village_from = "household"
    whose = ("village", "round", "household", "group")


@admin.register(models.SpotCheck)
class SpotCheckAdmin(MovedByActions):
    list_display = ("visit", "village", "drawn_on", "checked_on", "mode", "result")
    list_filter = (BY_VILLAGE, "result", "mode")
    list_select_related = ("visit__household", "visit__round", "village")
    search_fields = ("visit__household__number",)


@admin.register(models.Deduction)
class DeductionAdmin(MovedByActions):
    list_display = ("officer", "village", "imposed_on", "amount", "appealed_on", "decision")
    list_filter = (BY_VILLAGE, "decision")
    list_select_related = ("officer", "village")
    search_fields = ("officer__name", "check_made__visit__household__number")


@admin.register(models.CaseRule)
class CaseRuleAdmin(ScopedAdmin):
    """A new rule ends the one before it; cases keep the rule of the day they were received."""

    list_display = (
        "document",
        "accept_days",
        "conclude_days",
        "extension_days",
        "ask_days",
        "review_days",
        "since",
        "until",
    )
    search_fields = ("document",)
    whose = ("document", "since")


@admin.register(models.WarningRule)
class WarningRuleAdmin(ScopedAdmin):
    """A new rule ends the one before it."""

    list_display = ("document", "hazard_days", "case_days", "licence_days", "since", "until")
    search_fields = ("document",)
    whose = ("document", "since")


class CaseReasonForm(ReasonForm):
    """The history keeps the reason as long as the case: it refuses what looks like an ID or phone number."""

    def clean_change_reason(self) -> str:
        names_nobody(self.cleaned_data["change_reason"])
        return self.cleaned_data["change_reason"]


@admin.register(models.Case)
class CaseAdmin(MadeByActions):
    """Steps, and the days that follow from them, are those of the case's own page; here words are put right.

    No field here may tell of a person.
    """

    fields = ("number", "channel", "category", "village", "office", "received_on", "rule", "change_reason")
    list_display = ("number", "channel", "category", "village", "office", "received_on", "concluded_on", "outcome")
    list_filter = (BY_VILLAGE, "channel", "category", "office", "outcome")
    list_select_related = ("village",)
    search_fields = ("number",)
    readable = ("rule",)
    whose = ("village", "number", "received_on", "rule")
    form = CaseReasonForm
