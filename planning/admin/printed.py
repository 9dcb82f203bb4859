"""The administration of printed reports: here they are set up; figures and findings are worked on their pages."""

from django.contrib import admin

from xiaoping.kit.actions import acting
from xiaoping.kit.admin import MovedByActions, ScopedAdmin

from .. import actions, models


@admin.register(models.PrintedReport)
class PrintedReportAdmin(ScopedAdmin):
    list_display = ("title", "year", "printed_on")
    search_fields = ("title",)
    whose = ("year",)


@admin.register(models.PrintedFigure)
class PrintedFigureAdmin(ScopedAdmin):
    """What is entered or put right here is checked like what is entered on the page."""

    list_display = ("number", "term", "text", "place", "report")
    list_filter = ("report", "qualifier")
    list_select_related = ("report",)
    search_fields = ("number", "term", "about")
    whose = ("report", "number", "about")

    def save_model(self, request, obj, form, change):
        reason = form.cleaned_data["change_reason"]
        with acting("correct" if change else "enter", by=request.user, reason=reason):
            super().save_model(request, obj, form, change)
            actions.check(report=obj.report, by=request.user, reason=reason)


@admin.register(models.Finding)
class FindingAdmin(MovedByActions):
    """Read here; found by the check, resolved on the report's page."""

    list_display = ("rule", "arithmetic", "report", "since", "until", "resolution")
    list_filter = ("report", "rule", "resolution")
    list_select_related = ("report",)
    search_fields = ("arithmetic", "explanation")
    whose = ("report",)
