"""The yearly reports: those written and issued, the draft of one, an issued version, and the files of either."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from villages.querysets import scope_of
from xiaoping.kit.access import Permitted
from xiaoping.kit.actionpages import links
from xiaoping.kit.history import changes_of
from xiaoping.kit.indicators import indicators
from xiaoping.kit.models import ExportLog
from xiaoping.kit.periods import Period

from ..actions import draft
from ..closing.reading import closed
from ..models import Issue, Report
from ..reporting import layout, pdf, word
from ..reporting.printing import Printing
from .shown import Shown, add_now
from .writing import REPORT_PAGES, SECTION_PAGES, TITLE, FoundFirst, crumbs

WRITERS = {"docx": word, "pdf": pdf}


class ReportsPage(Permitted, TemplateView):
    """The archive: every report with the versions issued of it; drafts for those of the township's own staff."""

    permission_required = "planning.view_issue"
    template_name = "planning/reports.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        issues = Issue.objects.visible_to(user).select_related("issued_by", "report").defer("content")
        may_draft = user.has_perm("planning.view_report") and scope_of(user).township
        reports = Report.objects.prefetch_related(Prefetch("issues", issues.order_by("-number"), "issued"))
        shown = [report for report in reports if report.issued or may_draft]
        return {
            "title": TITLE,
            "lead": _("Written with figures that open to their records, issued with the close of their year."),
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
            "reports": shown,
            "may_draft": may_draft,
            "may_begin": may_draft and user.has_perm("planning.add_report"),
        }


class ReportPage(FoundFirst, Permitted, TemplateView):
    """The draft of a report: its text with every number a link, what keeps it from being issued, and its sections."""

    model = Report
    permission_required = "planning.view_report"
    template_name = "planning/report.html"

    def get_context_data(self, **kwargs):
        report, user = self.record, self.request.user
        sections = list(report.sections.order_by("order", "pk"))
        drawn = draft(report, sections, reader=user)
        shown = Shown(drawn.document, user, to_rows=True)
        blocks = {block["section"]: block for block in shown.blocks}
        used = {figure.key for figure in drawn.document.figures}
        may_write = user.has_perm("planning.change_section")
        return {
            "title": report.title,
            "breadcrumbs": crumbs((str(report.year), None)),
            "report": report,
            "parts": [
                {
                    "section": section,
                    "block": blocks.get(section.pk),
                    "actions": links(SECTION_PAGES, section, user) if may_write else [],
                    "is_first": place == 0,
                    "is_last": place == len(sections) - 1,
                }
                for place, section in enumerate(sections)
            ],
            "may_write": may_write,
            "problems": drawn.problems,
            "typed": drawn.typed,
            "masked": drawn.masked,
            "figures": list(shown.figures.values()),
            "unused": [one for one in indicators if one.key not in used],
            "close": closed(Period.year(report.year)),
            "issues": report.issues.order_by("-number").defer("content").select_related("report", "issued_by"),
            "actions": links(REPORT_PAGES, report, user),
            "files": files(
                reverse("planning:report_docx", args=[report.pk]), reverse("planning:report_pdf", args=[report.pk])
            ),
            "changes": changes_of(report, *sections, user=user)[:20],
        }


def files(docx: str, pdf: str) -> list[dict[str, str]]:
    """The two files a report is taken out as."""
    return [
        {"label": "Word", "url": docx, "icon": "filetype-docx"},
        {"label": "PDF", "url": pdf, "icon": "filetype-pdf"},
    ]


class IssuePage(Permitted, TemplateView):
    """A version as it was issued: `year` and `version` in the address; the latest if they are not given."""

    permission_required = "planning.view_issue"
    template_name = "planning/issue.html"

    def get_context_data(self, **kwargs):
        issue, user = asked(self.request), self.request.user
        if issue is None:
            return {"title": _("Issued report"), "breadcrumbs": crumbs((_("Issued report"), None)), "issue": None}
        shown = Shown(issue.document, user, to_rows=False)
        moved = add_now(shown)
        others = issue.report.issues.order_by("-number").values_list("number", flat=True)
        query = f"?year={issue.report.year}&version={issue.number}"
        return {
            "title": issue.document.title,
            "breadcrumbs": crumbs(
                (_("%(year)s, version %(version)s") % {"year": issue.report.year, "version": issue.number}, None)
            ),
            "issue": issue,
            "organ": issue.document.organ,
            "versions": [
                {
                    "label": _("Version %(number)s") % {"number": number},
                    "url": f"{self.request.path}?year={issue.report.year}&version={number}",
                    "current": number == issue.number,
                }
                for number in others
            ],
            "blocks": shown.blocks,
            "figures": list(shown.figures.values()),
            "moved": moved,
            "shows_now": shown.is_township,
            "files": files(reverse("planning:issue_docx") + query, reverse("planning:issue_pdf") + query),
        }


def asked(request) -> Issue | None:
    """The version in the address, or the latest of all; None if none was issued. Raises Http404 for an unknown one."""
    issues = Issue.objects.visible_to(request.user).select_related("report", "issued_by", "close")
    year, version = request.GET.get("year", ""), request.GET.get("version", "")
    if not year and not version:
        return issues.order_by("-report__year", "-number").first()
    if not year.isdecimal() or (version and not version.isdecimal()):
        raise Http404(_("There is no such issued report."))
    found = issues.filter(report__year=int(year))
    return get_object_or_404(found, number=int(version)) if version else get_object_or_404(found.latest())


class DraftFile(FoundFirst, Permitted, View):
    """The draft as a file."""

    model = Report
    permission_required = "planning.view_report"
    kind = ""

    def get(self, request, **kwargs):
        report = self.record
        name = _("%(title)s (draft)") % {"title": report.title}
        return send(Printing(draft(report, reader=request.user).document), self.kind, name, of=report, by=request.user)


class IssueFile(Permitted, View):
    """An issued version as a file: the same whenever it is taken out."""

    permission_required = "planning.view_issue"
    kind = ""

    @cached_property
    def issue(self) -> Issue:
        issue = asked(self.request)
        if issue is None:
            raise Http404(_("There is no such issued report."))
        return issue

    def get(self, request, **kwargs):
        issue = self.issue
        name = issue.document.title if issue.number == 1 else f"{issue.document.title} V{issue.number}"
        printing = Printing(issue.document, issue.issued_on, issue.number)
        return send(printing, self.kind, name, of=issue, by=request.user)


def send(printing: Printing, kind: str, name: str, *, of: Report | Issue, by) -> HttpResponse:
    """The file as a download, noted in the export log like any other: its lines are those of the appendix."""
    writer: Any = WRITERS[kind]
    content = writer.write(printing)
    ExportLog.objects.create(
        user=by,
        list_name=of._meta.label_lower,
        address=of.get_absolute_url(),
        filters=name,
        columns=", ".join(layout.APPENDIX_HEADS),
        format=kind,
        rows=len(printing.document.figures),
        sha256=hashlib.sha256(content).hexdigest(),
    )
    answer = HttpResponse(content, content_type=writer.CONTENT_TYPE)
    answer.headers["Content-Disposition"] = (
        content_disposition_header(as_attachment=True, filename=f"{name}.{kind}") or ""
    )
    return answer
