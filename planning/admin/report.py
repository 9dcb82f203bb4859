"""The administration of the yearly report: it is read here, and written and issued on its pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.admin import MovedByActions

from .. import models


@admin.register(models.Report)
class ReportAdmin(MovedByActions):
    """Its text is written on the report's page, with the figures at hand."""

    list_display = ("title", "year", "organ")
    list_filter = ("year",)
    search_fields = ("title",)
    whose = ("year",)


@admin.register(models.Section)
class SectionAdmin(MovedByActions):
    list_display = ("__str__", "report", "level", "order", "version", "is_left_out")
    list_filter = ("report", "level", "is_left_out")
    list_select_related = ("report",)
    search_fields = ("heading", "text")
    whose = ("report",)


@admin.register(models.Issue)
class IssueAdmin(MovedByActions):
    """What was issued; its text is on the reader's page."""

    list_display = ("title", "report", "number", "issued_on", "issued_by", "close")
    list_filter = ("report",)
    list_select_related = ("report", "issued_by", "close")
    search_fields = ("report__title", "reason")
    exclude = ("content",)
    whose = ("report",)

    @admin.display(description=_("title"))
    def title(self, issue):
        return issue.content["title"]
