"""The table of attachments."""

from __future__ import annotations

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .. import masks
from ..history import History
from ..scope import Posted
from . import storage


class AttachmentQuerySet(Posted):
    """Photos and scans. Whose they are is a village; whether their record may be seen, `takers.found` asks too."""

    def of(self, record):
        """Those of one record, removed ones included."""
        return self.filter(record=record._meta.label_lower, key=str(record.pk))

    def in_use(self):
        """Those that have not been removed."""
        return self.filter(removed_on=None)


class Attachment(models.Model):
    """A photo or scan of one record (`record` is its model, `key` its key), in the village it belonged to that day.

    Pictures are kept upright, within 2560 pixels and without their metadata; a PDF as it came. `sha256` is that of the
    stored file. What should not have been attached is removed with a reason: nobody is shown it, the history keeps it.
    """

    class Format(models.TextChoices):
        JPEG = "jpg", "JPEG"
        PNG = "png", "PNG"
        PDF = "pdf", "PDF"

    PERSONAL = {"title": masks.shown, "file": masks.hidden, "preview": masks.hidden}
    OPEN = ("record", "key", "taken_on", "format", "size", "width", "height", "sha256", "removed_on")
    SECRET = ("record", "key", "file", "preview")  # what the page says already, and what nobody need know

    village = models.ForeignKey(
        "villages.Village",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("village"),
        related_name="+",
        help_text=_("Empty for the township's own."),
    )
    record = models.CharField(_("kind of record"), max_length=80)
    key = models.CharField(_("key"), max_length=40)
    title = models.CharField(_("what it shows"), max_length=60)
    taken_on = models.DateField(_("taken on"))
    format = models.CharField(_("format"), max_length=3, choices=Format)
    file = models.CharField(_("file"), max_length=60, unique=True)
    preview = models.CharField(_("preview"), max_length=60, blank=True)
    size = models.PositiveIntegerField(_("size, bytes"))
    width = models.PositiveIntegerField(_("width, pixels"), null=True, blank=True)
    height = models.PositiveIntegerField(_("height, pixels"), null=True, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    removed_on = models.DateField(_("removed on"), null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("photo or scan")
        verbose_name_plural = _("photos and scans")
        ordering = ["-taken_on", "-pk"]
        default_permissions = ("add", "change", "view")
        constraints = [
            models.UniqueConstraint(
                name="kit_attachment_once",
                fields=["record", "key", "sha256"],
                condition=Q(removed_on=None),
                violation_error_message=_("This very file is attached already."),
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("kit:attachment_detail", args=[self.pk])

    @property
    def is_picture(self) -> bool:
        return self.format != self.Format.PDF

    def delete(self, *args, **kwargs):
        """Taking an entry back removes its row; the files go once that is certain."""
        names = [name for name in (self.file, self.preview) if name]
        transaction.on_commit(lambda: storage.discard(names))
        return super().delete(*args, **kwargs)
