"""The list of a public notice, to print on A4 and hang up, or as a workbook; made only while the notice hangs."""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import View

from villages.tables import NUMBER
from xiaoping.kit import clock, exports
from xiaoping.kit.access import Permitted
from xiaoping.kit.models import ExportLog
from xiaoping.kit.tables import Column, Table

from .models import Notice
from .published import Line, lines_of

NAME = "welfare.notice"  # the list's name in the export log


class LineTable(Table):
    """The columns that hang in public."""

    number = Column("number", verbose_name=gettext_lazy("No."), format=NUMBER)
    name = Column("name", verbose_name=gettext_lazy("Name"))
    group = Column("group", verbose_name=gettext_lazy("Group"))
    people = Column("people", verbose_name=pgettext_lazy("count", "People"), format=NUMBER)


class NoticePage(Permitted, View):
    """The masked list of a notice that hangs, logged each time it is made. 404 once it is down, saying since when."""

    permission_required = "welfare.view_notice"
    http_method_names = ["get", "head", "options"]

    def get(self, request, pk: int):
        rows = Notice.objects.visible_to(request.user).select_related("village__township", "programme")
        notice, day = get_object_or_404(rows, pk=pk), clock.today()
        if not notice.hangs_on(day):
            raise Http404(_("This notice was taken down on %(day)s.") % {"day": notice.until})
        lines = lines_of(notice, day)
        if request.GET.get("export"):
            return self.file(notice, lines)
        self.log(notice, lines, request.user)
        return render(request, "welfare/notice_print.html", self.context(notice, lines))

    def context(self, notice: Notice, lines: list[Line]) -> dict[str, Any]:
        return {
            "title": notice.title,
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(notice), notice.get_absolute_url()),
                (_("The list"), None),
            ],
            "notice": notice,
            "lines": lines,
            "days": (notice.until - notice.since).days,
        }

    def file(self, notice: Notice, lines: list[Line]):
        """The list as a workbook. Raises PermissionDenied for who may take nothing out."""
        if not self.request.user.has_perm("kit.export_list"):
            raise PermissionDenied
        declared = LineTable.declared()
        paths = [column.path for column in declared.values()]
        sheet = exports.Sheet(
            title=notice.title,
            columns=list(declared.values()),
            paths=paths,
            rows=[[getattr(line, path) for path in paths] for line in lines],
            notes=[
                (_("What it tells"), notice.get_kind_display()),
                (_("Village"), str(notice.village)),
                (_("Programme"), f"{notice.programme} {notice.programme.document}"),
                (_("Hangs from"), str(notice.since)),
                (_("Until"), str(notice.last_day)),
                (_("Complaint phone"), notice.phone),
                (_("Notice"), str(notice)),
            ],
        )
        return exports.download(
            sheet,
            "xlsx",
            user=self.request.user,
            list_name=NAME,
            address=notice.get_absolute_url(),
            filters=str(notice),
        )

    def log(self, notice: Notice, lines: list[Line], user) -> None:
        """Note that the list was made to be printed, with a digest of what it says."""
        ExportLog.objects.create(
            user=user,
            list_name=NAME,
            address=notice.get_absolute_url(),
            filters=str(notice),
            columns=", ".join(str(column.verbose_name) for column in LineTable.declared().values()),
            format="print",
            rows=len(lines),
            sha256=hashlib.sha256(repr(lines).encode()).hexdigest(),
        )
