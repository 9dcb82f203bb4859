"""The pages of attachments: adding to a record, all of a record with what was removed, one, its file, its removal."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View

from ..access import Permitted, note
from ..actionpages import ActionPage
from ..history import changes_of
from ..models import AccessLog
from . import actions, forms, panel
from .models import Attachment
from .storage import shelf
from .takers import found, record_of, taker_of, takers

TYPES = {"jpg": "image/jpeg", "png": "image/png", "pdf": "application/pdf"}
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


class AttachPage(ActionPage):
    """Adds photos or scans to a record. Subclasses declare `model`, and `back_url` if the record has no sheet."""

    act = staticmethod(actions.attach)
    record_name = "record"
    form_class = forms.AttachForm
    slug, icon = "attachment", "camera"
    title = gettext_lazy("Add photos or scans")

    def get_permission_required(self):
        return (panel.ADD, takers[self.model._meta.label_lower].change)

    def message(self, result):
        count = len(result)
        return ngettext("%(n)s photo or scan is kept.", "%(n)s photos or scans are kept.", count) % {"n": count}

    def back_url(self):
        return self.record.get_absolute_url()


class AttachmentsPage(Permitted, TemplateView):
    """Every photo and scan of a record with who added and removed it when and why; what was removed is only named."""

    model: Any
    template_name = "kit/attachments.html"

    def get_permission_required(self):
        return (panel.VIEW, takers[self.model._meta.label_lower].view)

    @classmethod
    def pattern(cls, prefix: str) -> URLPattern:
        """Its address below the address of its record."""
        return path(f"{prefix}/<int:pk>/attachments/", cls.as_view(), name=f"{cls.model._meta.model_name}_attachments")

    def get_context_data(self, **kwargs):
        user = self.request.user
        record = get_object_or_404(self.model._default_manager.visible_to(user), pk=self.kwargs["pk"])
        rows = list(Attachment.objects.visible_to(user).of(record))
        title = _("Photos and scans")
        return {
            "title": title,
            "attachments": [row for row in rows if row.removed_on is None],
            "removed": [row for row in rows if row.removed_on is not None],
            "add_url": panel.address(record, "attachment") if panel.may_add(record, user) else "",
            "back_url": record.get_absolute_url(),
            "changes": changes_of(*rows, user=user),
            "breadcrumbs": [(_("Home"), reverse("home")), (str(record), record.get_absolute_url()), (title, None)],
        }


class AttachmentDetail(Permitted, TemplateView):
    """One photo or scan with what is known of it, and the ones before and after it."""

    permission_required = panel.VIEW
    template_name = "kit/attachment_detail.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        attachment, record = found(user, self.kwargs["pk"])
        keys = list(Attachment.objects.visible_to(user).of(record).in_use().values_list("pk", flat=True))
        place = keys.index(attachment.pk)
        return {
            "title": attachment.title,
            "attachment": attachment,
            "record": record,
            "all_url": panel.address(record, "attachments"),
            "place": place + 1,
            "count": len(keys),
            "previous": keys[place - 1] if place else None,
            "next": keys[place + 1] if place + 1 < len(keys) else None,
            "may_remove": user.has_perm("kit.change_attachment") and panel.may_add(record, user),
            "changes": changes_of(attachment, user=user),
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                (str(record), record.get_absolute_url()),
                (_("Photos and scans"), panel.address(record, "attachments")),
                (attachment.title, None),
            ],
        }


class AttachmentFile(Permitted, View):
    """The file itself, to who may see its record. Who opens a picture of a person or household is logged."""

    permission_required = panel.VIEW
    http_method_names = ["get", "head", "options"]

    def get(self, request, pk: int):
        attachment, record = found(request.user, pk)
        if taker_of(record).is_personal:
            log_opening(request, attachment)
        return self.served(request, attachment, attachment.file, attachment.format, f'"{attachment.sha256}"')

    def served(self, request, attachment: Attachment, name: str, format: str, tag: str):
        """A file with headers that let it do nothing. Raises Http404 if it is not on the shelf."""
        if request.headers.get("If-None-Match") == tag:
            answer: Any = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
        elif shelf.exists(name):
            answer = FileResponse(
                shelf.open(name),
                as_attachment=format == Attachment.Format.PDF,
                filename=f"{attachment.title}-{attachment.pk}.{format}",
                content_type=TYPES[format],
            )
        else:
            raise Http404(_("The file is missing. Tell the office: it must come back from the backup."))
        for header, value in {**SAFE, "ETag": tag}.items():
            answer[header] = value
        return answer


class AttachmentPreview(AttachmentFile):
    """The small picture of a panel. A PDF has none."""

    def get(self, request, pk: int):
        attachment, _record = found(request.user, pk)
        if not attachment.preview:
            raise Http404
        return self.served(request, attachment, attachment.preview, "jpg", f'"{attachment.sha256}-preview"')


class RemoveAttachment(ActionPage):
    """Takes a photo or scan out of sight, for a reason."""

    model = Attachment
    act = staticmethod(actions.remove_attachment)
    form_class = forms.RemoveForm
    permission_required = "kit.change_attachment"
    slug, icon, danger = "removal", "trash", True
    title = gettext_lazy("Remove the photo or scan")
    lead = gettext_lazy("Nobody will be shown it any more. Its entry stays in the history with your reason.")

    @cached_property
    def record(self):
        """The attachment. Raises Http404 unless the user may change the record it belongs to."""
        attachment = get_object_or_404(Attachment.objects.writable_by(self.request.user).in_use(), pk=self.kwargs["pk"])
        self.owner = record_of(attachment, self.request.user, to_change=True)
        return attachment

    def back_url(self):
        return reverse("kit:attachment_detail", args=[self.record.pk])

    def get_success_url(self):
        return self.owner.get_absolute_url()


def log_opening(request, attachment: Attachment) -> AccessLog:
    """Note who opened a picture that tells of a person, and from where."""
    return note(
        request,
        "open",
        record=attachment.record,
        key=attachment.key,
        fields=f"attachment {attachment.pk}",
        reason=attachment.title,
    )
