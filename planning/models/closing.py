"""Periods that were closed: what every figure was then, and the rows it was counted from. It is never changed."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Index, Q, UniqueConstraint
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.balances import BalanceLine
from xiaoping.kit.history import History
from xiaoping.kit.indicators import Basis, Unit, trimmed
from xiaoping.kit.periods import Period

from ..querysets import ClosedPartQuerySet, CloseQuerySet, KeptTownshipOnly
from .base import OwnedRecord

REOPENING = ("reopened_at", "reopened_by_id", "reopening_reason")


class Kept(models.Model):
    """Written once: a change or a removal is refused, here and by the database."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise ValidationError(gettext("What was closed is never changed. Reopen the period and close it again."))
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise ValidationError(gettext("What was closed is never removed."))


class PeriodClose(Kept):
    """A month or a year that was closed on a day, by somebody, for good.

    Reopening adds a second person and a reason to it and changes nothing else; closing again makes the next version.
    """

    OPEN = ("first", "last", "version", "closed_at", "reason", "reopened_at", "reopening_reason")

    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    closed_at = models.DateTimeField(_("closed at"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=_("closed by"), related_name="+"
    )
    reason = models.TextField(_("reason"))
    reopened_at = models.DateTimeField(_("reopened at"), null=True, blank=True)
    reopened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("reopened by"),
        related_name="+",
    )
    reopening_reason = models.TextField(_("reason of the reopening"), blank=True)

    objects = CloseQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("close of a period")
        verbose_name_plural = _("closes of periods")
        ordering = ["-last", "first", "-version"]
        constraints = [
            UniqueConstraint(
                name="planning_close_once",
                fields=["first", "last"],
                condition=Q(reopened_at=None),
                violation_error_message=_("This period is closed already."),
            ),
            UniqueConstraint(name="planning_close_version", fields=["first", "last", "version"]),
            models.CheckConstraint(
                name="planning_close_days",
                condition=Q(last__gte=F("first")),
                violation_error_message=_("A period does not end before it begins."),
            ),
            models.CheckConstraint(
                name="planning_close_reopened",
                condition=Q(reopened_at=None, reopened_by=None, reopening_reason="")
                | (
                    Q(reopened_at__isnull=False, reopened_by__isnull=False)
                    & ~Q(reopening_reason="")
                    & ~Q(reopened_by=F("closed_by"))
                ),
                violation_error_message=_("Somebody else than who closed it reopens it, and says why."),
            ),
        ]

    def __str__(self):
        words = {"period": self.period.label, "version": self.version}
        return str(self.period.label if self.version == 1 else gettext("%(period)s, version %(version)s") % words)

    def get_absolute_url(self) -> str:
        return reverse("planning:periodclose_detail", args=[self.pk])

    @property
    def period(self) -> Period:
        return Period(self.first, self.last)

    @property
    def is_in_force(self) -> bool:
        """Whether it was not reopened."""
        return self.reopened_at is None

    def save(self, *args, **kwargs):
        """Write it, or its reopening. Raises ValidationError for any other change."""
        if self._state.adding:
            super().save(*args, **kwargs)
            return
        stored = type(self).objects.get(pk=self.pk)
        names = [field.attname for field in self._meta.concrete_fields if field.attname not in REOPENING]
        if not stored.is_in_force or any(getattr(self, name) != getattr(stored, name) for name in names):
            raise ValidationError(gettext("What was closed is never changed. Reopen the period and close it again."))
        models.Model.save(self, *args, **kwargs)


class ClosedFigure(Kept):
    """One figure as it was closed: its number for the whole township, and how it was defined and asked for."""

    OPEN = ("key", "label", "unit", "basis", "definition", "parameters", "record", "value")

    close = models.ForeignKey(
        PeriodClose, on_delete=models.PROTECT, verbose_name=_("close of a period"), related_name="figures"
    )
    key = models.CharField(_("key of the figure"), max_length=80)
    label = models.CharField(_("figure"), max_length=200)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit)
    basis = models.CharField(_("basis"), max_length=10, choices=Basis)
    definition = models.TextField(_("definition"))
    parameters = models.JSONField(_("parameters"), help_text=_("The list, its filters as asked, and the fold."))
    record = models.CharField(_("kind of record"), max_length=80, blank=True, help_text=_("Empty for a ratio."))
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4, null=True, blank=True)

    objects = KeptTownshipOnly.as_manager()

    class Meta:
        verbose_name = _("closed figure")
        verbose_name_plural = _("closed figures")
        ordering = ["close_id", "pk"]
        constraints = [UniqueConstraint(name="planning_closed_figure_once", fields=["close", "key"])]

    def __str__(self):
        return self.label

    @property
    def number(self):
        """The value without idle decimals; None where there was no number."""
        return None if self.value is None else trimmed(self.value)


class ClosedPart(Kept, OwnedRecord):
    """A closed figure in one village, or the township's own part of it, with the rows it was counted from.

    `rows` packs the key of each row with what it contributed, see planning.closing.rows; a ratio has none of its own.
    """

    OPEN: ClassVar[tuple[str, ...]] = ("value", "rows")

    figure = models.ForeignKey(
        ClosedFigure, on_delete=models.PROTECT, verbose_name=_("closed figure"), related_name="parts"
    )
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4, null=True, blank=True)
    rows = models.BinaryField(_("rows and what they contributed"), blank=True)

    objects = ClosedPartQuerySet.as_manager()

    class Meta:
        verbose_name = _("closed figure of a village")
        verbose_name_plural = _("closed figures of villages")
        ordering = ["figure_id", "village_id"]
        indexes = [Index(fields=["village", "figure"], name="planning_part_village")]
        constraints = [
            UniqueConstraint(name="planning_part_once", fields=["figure", "village"], condition=~Q(village=None)),
            UniqueConstraint(name="planning_part_own", fields=["figure"], condition=Q(village=None)),
        ]

    def __str__(self):
        return f"{self.figure_id} {self.village_id or ''}".strip()

    def get_absolute_url(self) -> str:
        return self.figure.close.get_absolute_url()

    @property
    def number(self):
        """The value without idle decimals; None where there was no number."""
        return None if self.value is None else trimmed(self.value)


class ClosedBalance(Kept):
    """One balance of the whole township as it was closed: opening + in − out = closing."""

    OPEN = ("key", "label", "opening", "came_in", "went_out", "closing")

    close = models.ForeignKey(
        PeriodClose, on_delete=models.PROTECT, verbose_name=_("close of a period"), related_name="balances"
    )
    key = models.CharField(_("key of the balance"), max_length=80)
    label = models.CharField(_("balance"), max_length=200)
    opening = models.PositiveIntegerField(_("opening"))
    came_in = models.PositiveIntegerField(pgettext_lazy("balance", "in"))
    went_out = models.PositiveIntegerField(pgettext_lazy("balance", "out"))
    closing = models.PositiveIntegerField(_("closing"))

    objects = KeptTownshipOnly.as_manager()

    class Meta:
        verbose_name = _("closed balance")
        verbose_name_plural = _("closed balances")
        ordering = ["close_id", "pk"]
        constraints = [UniqueConstraint(name="planning_closed_balance_once", fields=["close", "key"])]

    def __str__(self):
        return self.label

    @property
    def line(self) -> BalanceLine:
        """Its four numbers."""
        return BalanceLine(self.opening, self.came_in, self.went_out, self.closing)
