"""The tables of what was brought in: one row a file, and, until it is applied or thrown away, one a row of the file."""

from __future__ import annotations

import json
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import masks
from ..crypto import Box
from ..formats import number
from ..registry import facts
from .kinds import CHANGED, NEW, REFUSED, SAME

PATIENCE = timedelta(minutes=5)  # without a sign of life a check is over: a part of it takes seconds


class ImportBatchQuerySet(models.QuerySet):
    """Files that were brought in: one's own, or, from a township posting, everybody's."""

    def visible_to(self, user):
        """Those the user may look at."""
        return self.all() if facts["villages.posted_to_township"](user) else self.filter(user=user)

    def writable_by(self, user):
        """Those the user may apply or throw away: one's own."""
        return self.filter(user=user)

    def interrupted(self):
        """Those whose check ended before it was done."""
        return self.filter(state=ImportBatch.State.CHECKING, seen_at__lt=timezone.now() - PATIENCE)


class ImportBatch(models.Model):
    """One file that somebody brought in: checked first, then applied whole, or thrown away.

    The file itself is not kept, only its SHA-256: nobody applies the same file twice. `heads` are the labels of each
    sheet, `unused` those that mean nothing here; `plan` is a digest of what the rows would do, so that what is applied
    is what was shown. Without a user it came from the command line. While it is checked, `done` says how many of its
    `total` rows were; a check that gives no sign of life is over, and bringing the file in again begins it anew.
    """

    class State(models.TextChoices):
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked, not yet applied")
        APPLIED = "applied", pgettext_lazy("of an import", "applied")
        DISCARDED = "discarded", _("thrown away")

    SECRET = ("row_key",)
    PERSONAL = {"file_name": masks.shown, "row_key": masks.hidden}
    OPEN = (
        "kind",
        "sha256",
        "year",
        "day",
        "state",
        "heads",
        "unused",
        "new",
        "changed",
        "same",
        "refused",
        "warned",
        "plan",
        "act",
        "reason",
        "total",
        "done",
        "seen_at",
        "loaded_at",
        "applied_at",
    )

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("account"),
        related_name="+",
    )
    kind = models.CharField(_("kind of import"), max_length=40)
    file_name = models.CharField(_("file name"), max_length=120)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    year = models.PositiveSmallIntegerField(_("year of the data"))
    day = models.DateField(_("as of"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CHECKED)
    heads = models.JSONField(_("labels"), default=dict)
    unused = models.JSONField(_("columns that were not used"), default=list)
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    same = models.PositiveIntegerField(_("same"), default=0)
    refused = models.PositiveIntegerField(pgettext_lazy("of an import", "refused"), default=0)
    warned = models.PositiveIntegerField(_("with a remark"), default=0)
    plan = models.CharField(_("digest of the plan"), max_length=64, blank=True)
    act = models.UUIDField(_("action id"), null=True, blank=True)
    reason = models.TextField(_("reason"), blank=True)
    row_key = models.TextField(_("key of its rows, encrypted"), editable=False, blank=True)
    total = models.PositiveIntegerField(_("rows"), default=0)
    done = models.PositiveIntegerField(_("rows checked"), default=0)
    seen_at = models.DateTimeField(_("last sign of its check"), null=True, blank=True)
    loaded_at = models.DateTimeField(_("brought in at"), auto_now_add=True)
    applied_at = models.DateTimeField(_("applied at"), null=True, blank=True)

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of a file")
        verbose_name_plural = _("imports of files")
        ordering = ["-loaded_at", "-pk"]
        default_permissions = ("view",)
        permissions = [("import_records", "Can bring in records from files")]
        constraints = [
            models.UniqueConstraint(
                name="kit_importbatch_once",
                fields=["user", "kind", "sha256"],
                condition=~Q(state="discarded"),
                violation_error_message=_("This very file was brought in already."),
            )
        ]

    def __str__(self):
        return self.file_name

    def get_absolute_url(self) -> str:
        return reverse("kit:importbatch_detail", args=[self.pk])

    def get_state_display(self) -> str:  # type: ignore[no-redef]
        """The state in words; of a check under way, how far it is."""
        if self.is_interrupted:
            return str(_("the check was broken off: bring the file in again"))
        if self.state == self.State.CHECKING:
            words = {"done": number(self.done), "total": number(self.total)}
            return str(_("being checked: %(done)s of %(total)s rows") % words)
        return str(self.State(self.state).label)

    @property
    def is_interrupted(self) -> bool:
        """Whether its check ended before it was done. Bringing the same file in again begins it anew."""
        return self.state == self.State.CHECKING and (self.seen_at is None or self.seen_at < timezone.now() - PATIENCE)

    @cached_property
    def box(self) -> Box:
        """What its rows are sealed in."""
        return Box(self.row_key)

    @property
    def counts(self) -> dict[str, int]:
        """Outcome → number of rows."""
        return {name: getattr(self, name) for name in (NEW, CHANGED, SAME, REFUSED)}


class ImportRow(models.Model):
    """One row of a file that was brought in: where it stood, what becomes of it, and, sealed in its batch's box,
    what it says.

    `place` counts the rows of all sheets; rows of one `part` are worked on together.

    Once its file is applied only refused rows keep their cells, for whoever puts them right; `record` and `key` lead to
    what an applied row touched.
    """

    class Outcome(models.TextChoices):
        NEW = NEW, _("new")
        CHANGED = CHANGED, _("changed")
        SAME = SAME, _("same")
        REFUSED = REFUSED, pgettext_lazy("of an import", "refused")

    SECRET = ("encrypted",)
    PERSONAL = {"encrypted": masks.hidden}
    OPEN = ("part", "place", "sheet", "line", "outcome", "is_warned", "record", "key")

    batch = models.ForeignKey(  # both indexes below begin with it
        ImportBatch, on_delete=models.CASCADE, verbose_name=_("import"), related_name="rows", db_index=False
    )
    part = models.PositiveIntegerField(_("part"), default=1)
    place = models.PositiveIntegerField(_("place in the file"), default=0)
    sheet = models.CharField(_("sheet"), max_length=40)
    line = models.PositiveIntegerField(_("row"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    is_warned = models.BooleanField(_("has a remark"), default=False)
    record = models.CharField(_("kind of record"), max_length=80, blank=True)
    key = models.CharField(_("key"), max_length=40, blank=True)
    encrypted = models.TextField(_("cells and remarks, sealed"), editable=False)

    class Meta:
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        ordering = ["batch_id", "place", "pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["batch", "outcome", "place"], name="kit_importrow_outcome"),
            models.Index(fields=["batch", "part", "place"], name="kit_importrow_part"),
        ]

    def __str__(self):
        return f"{self.sheet} {self.line}"

    @property
    def content(self) -> dict:
        """`cells`, `about`, `changes` (label, old, new) and `problems` (severity, column, value, message)."""
        return json.loads(self.batch.box.open(self.encrypted))
