"""The administration of the plan: goals, targets and milestones are set up here; progress is declared on the pages."""

from django.contrib import admin

from xiaoping.kit.admin import MovedByActions, ScopedAdmin, ScopedRelatedFilter

from .. import models

BY_VILLAGE = ("village", ScopedRelatedFilter)


@admin.register(models.Goal)
class GoalAdmin(ScopedAdmin):
    list_display = ("title", "year", "parent", "order")
    list_filter = ("year",)
    list_select_related = ("parent",)
    search_fields = ("title",)
    whose = ("year",)


@admin.register(models.Target)
class TargetAdmin(ScopedAdmin):
    """The colour by hand is set on the target's page, from the township."""

    list_display = ("title", "goal", "village", "kind", "due_on", "lead_unit")
    list_filter = (BY_VILLAGE, "goal__year", "kind")
    list_select_related = ("goal", "village")
    search_fields = ("title", "lead_unit")
    readable = ("goal", "leader")
    exclude = ("light", "light_reason")


@admin.register(models.Milestone)
class MilestoneAdmin(ScopedAdmin):
    list_display = ("title", "target", "village", "due_on", "value")
    list_filter = (BY_VILLAGE,)
    list_select_related = ("target", "village")
    search_fields = ("title", "target__title")
    autocomplete_fields = ("target",)
    village_from = "target"
    whose = ("village", "target")


@admin.register(models.Declaration)
class DeclarationAdmin(MovedByActions):
    """Written by the actions on the target's page, like its proofs."""

    list_filter = (BY_VILLAGE,)
    list_display = ("target", "milestone", "village", "declared_on", "declared_by", "verified_on", "verified_by")
    list_select_related = ("target", "milestone", "village", "declared_by", "verified_by")
    search_fields = ("target__title", "note")


@admin.register(models.Proof)
class ProofAdmin(MovedByActions):
    list_filter = (BY_VILLAGE,)
    list_display = ("reference", "declaration", "village", "dated_on")
    list_select_related = ("declaration__target", "declaration__milestone", "village")
    search_fields = ("reference",)


@admin.register(models.PlanRule)
class PlanRuleAdmin(ScopedAdmin):
    """Thresholds: a new value ends the one before it."""

    list_display = ("kind", "value", "since", "until", "document")
    list_filter = ("kind",)
    search_fields = ("document",)
    whose = ("kind", "since")
