"""The pages of imports: bringing a file in, looking it through, applying it; templates."""

from __future__ import annotations

import hashlib
from typing import Any, cast
from urllib.parse import quote

from django.apps import apps
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView

from .. import formats
from ..access import Permitted
from ..forms import show_errors
from ..models import ExportLog
from ..pager import pager
from . import batches, books
from .forms import ApplyForm, UploadForm
from .kinds import CHANGED, NEW, REFUSED, SAME, kinds
from .models import ImportBatch, ImportRow

TITLE = gettext_lazy("Bring in from a file")
TEMPLATES = gettext_lazy("Templates")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PER_PAGE = 50
LATEST = 20  # files listed on the first page
WARNED = "warned"
VIEWS = {
    NEW: gettext_lazy("New"),
    CHANGED: gettext_lazy("Changed"),
    SAME: gettext_lazy("Same"),
    REFUSED: gettext_lazy("Refused"),
    WARNED: gettext_lazy("With a remark"),
}


def as_file(content: bytes, name: str) -> HttpResponse:
    """A workbook as an answer."""
    return HttpResponse(
        content,
        content_type=XLSX,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}",
            "Cache-Control": "no-store",
        },
    )


class ImportList(Permitted, FormView):
    """Takes a file in; below, the files that were brought in before."""

    permission_required = ("kit.view_importbatch", "kit.import_records")
    form_class = UploadForm
    template_name = "kit/import_list.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form):
        file = form.cleaned_data.pop("file")
        try:
            self.batch = batches.load(content=file.read(), name=file.name, by=self.request.user, **form.cleaned_data)
        except ValidationError as error:
            show_errors(form, error)
            return self.form_invalid(form)
        return redirect(self.batch)

    def get_context_data(self, **kwargs):
        mine = ImportBatch.objects.visible_to(self.request.user).select_related("user")[:LATEST]
        return {
            **super().get_context_data(**kwargs),
            "title": TITLE,
            "lead": _(
                "The file is checked first. Nothing is changed before you have looked it through and applied it."
            ),
            "batches": [{"batch": batch, "kind": title_of(batch)} for batch in mine],
            "breadcrumbs": [(_("Home"), reverse("home")), (str(TITLE), None)],
        }


def title_of(batch: ImportBatch) -> str:
    """What a file holds, in words."""
    return str(kinds[batch.kind].title) if batch.kind in kinds else batch.kind


class ImportDetail(Permitted, FormView):
    """One file: what its rows would do, to be applied or thrown away; afterwards, what they did."""

    permission_required = "kit.view_importbatch"
    form_class = ApplyForm
    template_name = "kit/import_detail.html"

    @cached_property
    def batch(self) -> ImportBatch:
        """The file. Raises Http404 if the user may not see it."""
        rows = ImportBatch.objects.visible_to(self.request.user).select_related("user")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.batch  # noqa: B018 – what is not to be seen is not found, whatever was sent
        return super().dispatch(request, *args, **kwargs)

    @property
    def may_apply(self) -> bool:
        """Whether it waits for this user."""
        user = self.request.user
        return (
            self.batch.state == ImportBatch.State.CHECKED
            and self.batch.user_id == user.pk
            and user.has_perm("kit.import_records")
        )

    def get(self, request, *args, **kwargs):
        if request.GET.get("download") == REFUSED:
            return self.refused_rows()
        return super().get(request, *args, **kwargs)

    @property
    def is_own(self) -> bool:
        """Whether the user brought it in: nobody else is shown what stands in its cells."""
        return self.batch.user_id == self.request.user.pk

    def refused_rows(self) -> HttpResponse:
        """The refused rows as a workbook, logged as an export is. Raises Http404 for somebody else's file."""
        if not self.is_own:
            raise Http404
        content = books.refused(self.batch)
        ExportLog.objects.create(
            user=cast(User, self.request.user),
            list_name="kit:import_detail",
            address=self.request.get_full_path(),
            filters=str(VIEWS[REFUSED]),
            columns=", ".join(dict.fromkeys(label for head in self.batch.heads.values() for label in head)),
            format="xlsx",
            rows=self.batch.refused,
            sha256=hashlib.sha256(content).hexdigest(),
        )
        return as_file(content, f"{self.batch.file_name.rpartition('.')[0]}-{_('refused')}.xlsx")

    def post(self, request, *args, **kwargs):
        if not self.may_apply:
            raise Http404
        if "discard" in request.POST:
            batches.discard(batch=self.batch, by=request.user)
            messages.success(request, _("Thrown away: nothing was changed, and none of its rows is kept."))
            return redirect("kit:import_list")
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            batches.apply(batch=self.batch, by=self.request.user, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            show_errors(form, error)
            del self.batch
            return self.form_invalid(form)
        messages.success(self.request, _("Applied: these are the rows you touched."))
        return redirect(self.batch)

    def get_context_data(self, **kwargs):
        batch, view = self.batch, self.view
        rows = batch.rows.all()
        if view == WARNED:
            rows = rows.filter(is_warned=True).exclude(outcome=REFUSED)
        else:
            rows = rows.filter(outcome=view)
        is_discarded = batch.state == ImportBatch.State.DISCARDED
        count = 0 if is_discarded else getattr(batch, view)
        pages = Paginator(rows, PER_PAGE)
        pages.count = count
        page = pages.get_page(self.request.GET.get("page"))
        return {
            **super().get_context_data(**kwargs),
            "title": batch.file_name,
            "lead": title_of(batch),
            "batch": batch,
            "may_apply": self.may_apply,
            "views": [
                {
                    "label": label,
                    "count": formats.number(getattr(batch, name)),
                    "url": self.address(view=name, page=None),
                    "current": name == view,
                }
                for name, label in VIEWS.items()
            ],
            "view": view,
            "is_own": self.is_own,
            "lines": [line_of(row, shows_cells=self.is_own) for row in page],
            "refused_url": self.address(download=REFUSED) if self.is_own and batch.refused and not is_discarded else "",
            "pager": pager(
                self.address, page.number, pages.num_pages, count, False, page.start_index() - 1, len(page), PER_PAGE
            )
            | {"sizes": []},
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(TITLE), reverse("kit:import_list")),
                (batch.file_name, None),
            ],
        }

    @property
    def view(self) -> str:
        """Which rows are shown: those asked for, else the first that there are any of."""
        asked = self.request.GET.get("view")
        if asked in VIEWS:
            return asked
        return next((name for name in (REFUSED, CHANGED, NEW) if getattr(self.batch, name)), SAME)

    def address(self, **changes) -> str:
        """This page with some of its parameters changed."""
        asked = {"view": self.view, "page": self.request.GET.get("page"), **changes}
        asked.pop("per_page", None)
        query = "&".join(f"{name}={value}" for name, value in asked.items() if value is not None)
        return f"{self.request.path}?{query}"


def line_of(row: ImportRow, *, shows_cells: bool) -> dict[str, Any]:
    """One row as the page shows it; without its cells only which row it is and which rules it breaks."""
    content = row.content
    rules = content.get("rules") or [""] * len(content["problems"])  # rows staged before rules were kept have none
    url = ""
    if not shows_cells:
        content = {**content, "about": "", "changes": []}
        content["problems"] = [(severity, column, "", "") for severity, column, _v, _m in content["problems"]]
    elif row.record:
        url = apps.get_model(row.record)(pk=row.key).get_absolute_url()
    return {
        "sheet": row.sheet,
        "line": row.line,
        "outcome": row.outcome,
        "about": content["about"],
        "url": url,
        "changes": content["changes"],
        "problems": [
            {"is_error": severity == "error", "column": column, "value": value, "message": message, "rule": rule}
            for (severity, column, value, message), rule in zip(content["problems"], rules, strict=True)
        ],
    }


class TemplatesPage(Permitted, TemplateView):
    """A template of each kind, to be filled in and brought in."""

    permission_required = "kit.import_records"
    template_name = "kit/import_templates.html"

    def get(self, request, *args, **kwargs):
        key = request.GET.get("kind")
        if key is None:
            return super().get(request, *args, **kwargs)
        if key not in kinds:
            raise Http404(_("There is no such template."))
        return as_file(books.template(kinds[key]), f"{kinds[key].title}-{_('template')}.xlsx")

    def get_context_data(self, **kwargs):
        return {
            "title": TEMPLATES,
            "lead": _("Workbooks with the labels that are understood, words to choose from, and a sheet of help."),
            "kinds": [kind for kind in kinds if batches.may(kind, self.request.user)],
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(TITLE), reverse("kit:import_list")),
                (str(TEMPLATES), None),
            ],
        }
