"""How a report is written: begun, its sections added, edited, moved, previewed; and how it is issued."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView, View

from villages.querysets import scope_of
from xiaoping.kit.access import Permitted
from xiaoping.kit.actionpages import ActionPage
from xiaoping.kit.actions import correct
from xiaoping.kit.forms import show_errors
from xiaoping.kit.registry import action_labels

from .. import actions, report_forms
from ..models import Report, Section
from ..reporting.rendering import Rendered
from .picker import picker
from .shown import Shown

TITLE = _("Yearly reports")


def crumbs(*more: tuple[str, str | None]) -> list[tuple[str, str | None]]:
    """The way from home to a page of the reports."""
    return [(gettext("Home"), reverse("home")), (str(TITLE), reverse("planning:report_list")), *more]


class FoundFirst:
    """A record the user may not see is not found, whatever their role may do with others."""

    model: Any
    request: Any
    kwargs: dict[str, Any]

    @cached_property
    def record(self):
        return get_object_or_404(self.model.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def has_permission(self):
        if self.request.user.is_authenticated:
            self.record  # noqa: B018 – raises Http404 before the permission is asked
        return super().has_permission()  # type: ignore[misc]


class BeginReport(Permitted, FormView):
    """The report of a year is begun from the outline."""

    permission_required = "planning.add_report"
    form_class = report_forms.BeginForm
    template_name = "kit/action_form.html"

    def has_permission(self):
        return super().has_permission() and scope_of(self.request.user).township

    def form_valid(self, form):
        try:
            report = actions.begin_report(**form.cleaned_data, by=self.request.user)
        except ValidationError as error:
            show_errors(form, error)
            return self.form_invalid(form)
        messages.success(self.request, gettext("The report is begun from the outline. Write on section by section."))
        return HttpResponseRedirect(report.get_absolute_url())

    def get_context_data(self, **kwargs):
        title, back = gettext("Begin a report"), reverse("planning:report_list")
        return {
            **super().get_context_data(**kwargs),
            "title": title,
            "lead": _("It begins with an outline that names every figure once. Change whatever you like."),
            "submit_label": title,
            "back_url": back,
            "breadcrumbs": crumbs((title, None)),
        }


class OfReport(FoundFirst, ActionPage):
    """A change of a report; afterwards its draft is shown."""

    model: Any = Report
    record_name = "report"

    def back_url(self):
        return self.record.get_absolute_url()


class AddSection(OfReport):
    act = staticmethod(actions.add_section)
    form_class = report_forms.NewSectionForm
    permission_required = "planning.add_section"
    slug, icon = "section", "plus-lg"
    title = _("Add a section")
    lead = _("Its text is written afterwards, with the figures at hand.")

    def get_success_url(self):
        return reverse("planning:section_text", args=[self.result.pk])


class CorrectReport(OfReport):
    act = staticmethod(correct)
    record_name = "record"
    form_class = report_forms.ReportCorrection
    permission_required = "planning.change_report"
    slug, icon = "correction", "pencil"
    title = _("Change the title")


class IssueReport(OfReport):
    act = staticmethod(actions.issue_report)
    form_class = report_forms.IssueForm
    permission_required = "planning.add_issue"
    slug, icon = "issue", "patch-check"
    title = _("Issue the report")
    lead = _(
        "Text and numbers are frozen with the close of the year and never change afterwards. "
        "By somebody who wrote none of it."
    )

    def get_success_url(self):
        return self.result.get_absolute_url()


class WriteSection(OfReport):
    """The editor of a section: text with tokens, the figures to choose from, and the preview."""

    model = Section
    record_name = "section"
    act = staticmethod(actions.write_section)
    form_class = report_forms.SectionForm
    template_name = "planning/section.html"
    permission_required = "planning.change_section"
    slug, icon = "text", "pencil"
    title = _("Write")

    def form_invalid(self, form):
        """After a conflict the form carries the other's version: saving once more is a decision."""
        stored = Section.objects.select_related("report").get(pk=self.record.pk)
        if form.cleaned_data.get("version") != stored.version:
            form.data = form.data.copy()
            form.data["version"] = stored.version
            self.theirs = stored
        return super().form_invalid(form)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form, theirs = context["form"], getattr(self, "theirs", None)
        return {
            **context,
            "title": str(self.record),
            "lead": _(
                "A number is written by a figure: choose it from the list, and it is put where the cursor stands."
            ),
            "breadcrumbs": crumbs(
                (str(self.record.report.year), self.record.report.get_absolute_url()), (str(self.record), None)
            ),
            "section": self.record,
            "theirs": theirs,
            "saved_by": theirs.history.select_related("history_user").first() if theirs else None,
            "picker_url": reverse("planning:section_figures", args=[self.record.pk]),
            "preview": preview_of(self.record, form, self.request.user),
            "preview_url": reverse("planning:section_preview", args=[self.record.pk]),
        }


def preview_of(section: Section, form, user) -> dict[str, Any]:
    """What the form's text prints: its paragraphs, its problems, how many numbers were typed by hand."""
    given = {name: form[name].value() or "" for name in ("heading", "text")}
    drawn: Rendered = actions.draft(
        section.report,
        [Section(pk=section.pk, level=Section.Level.NONE, report=section.report, **given)],
        reader=user,
    )
    return {
        "blocks": Shown(drawn.document, user, to_rows=True).blocks,
        "problems": drawn.problems,
        "typed": drawn.typed,
        "masked": drawn.masked,
    }


class SectionPreview(FoundFirst, Permitted, View):
    """What a text would print, unsaved."""

    model = Section
    permission_required = "planning.change_section"
    http_method_names = ["post"]

    def post(self, request, **kwargs):
        form = report_forms.SectionForm(request.POST, record=self.record, user=request.user)
        return render(request, "planning/_preview.html", {"preview": preview_of(self.record, form, request.user)})


class SectionFigures(FoundFirst, Permitted, TemplateView):
    """The figures to choose from, fetched behind the editor: those of an open year are counted first."""

    model = Section
    permission_required = "planning.change_section"
    template_name = "planning/_picker.html"

    def get_context_data(self, **kwargs):
        return {"picker": picker(self.record.report, self.request.user)}


class MoveSection(FoundFirst, Permitted, View):
    """One place up or down."""

    model = Section
    permission_required = "planning.change_section"
    http_method_names = ["post"]

    def post(self, request, **kwargs):
        up = request.POST.get("to") == "up"
        try:
            actions.move_section(section=self.record, up=up, by=request.user, reason=gettext("Order of the sections"))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(self.record.get_absolute_url())


action_labels.setdefault("begin_report", _("Report begun"))
action_labels.setdefault("move_section", _("Section moved"))

REPORT_PAGES = (AddSection, CorrectReport, IssueReport)
SECTION_PAGES = (WriteSection,)
SECTION_PARTS = (
    path("sections/<int:pk>/preview/", SectionPreview.as_view(), name="section_preview"),
    path("sections/<int:pk>/figures/", SectionFigures.as_view(), name="section_figures"),
    path("sections/<int:pk>/move/", MoveSection.as_view(), name="section_move"),
)
