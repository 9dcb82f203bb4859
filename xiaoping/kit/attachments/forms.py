"""Fields that ask for photos and scans, for a page of their own or beside what else an action asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..forms import ActionForm
from .pictures import MAX_BYTES

KINDS = "image/jpeg,image/png,application/pdf"


class FilesInput(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files as they came; what is wrong with one is said by the action."""

    widget = FilesInput

    def __init__(self, **kwargs):
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None) -> list:
        return list(data) if isinstance(data, (list, tuple)) else [data] if data else []


class FilesForm(ActionForm):
    """Asks for photos from the camera and for files, both as `uploads`; an action that takes them calls `attach`."""

    photo = FilesField(
        label=_("Take a photo"),
        required=False,
        widget=FilesInput(
            attrs={"accept": "image/*", "capture": "environment", "multiple": False, "data-max-bytes": MAX_BYTES}
        ),
    )
    uploads = FilesField(
        label=_("Photos and scans"),
        required=False,
        widget=FilesInput(attrs={"accept": KINDS, "data-max-bytes": MAX_BYTES}),
        help_text=_("JPEG, PNG or PDF, 20 MB each at most. Where a photo was taken is not kept in it."),
    )

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        given["uploads"] = given.pop("photo") + given["uploads"]
        return given


class AttachForm(FilesForm):
    """Asks for photos or scans and what they show."""

    title = forms.CharField(label=_("What it shows"), max_length=60)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label, self.fields["on"].help_text = _("Taken on"), ""
        self.order_fields(["photo", "uploads", "title", "on", "reason"])


class RemoveForm(ActionForm):
    """Asks why."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]
