"""Figures that nobody can count here: stated by a named officer from a document."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.history import History
from xiaoping.kit.indicators import Basis, Unit, indicators
from xiaoping.kit.periods import Period

from ..querysets import StatedFigureQuerySet
from .base import VillageRecord
from .staff import Officer


class StatedFigure(VillageRecord):
    """The value of a stated figure for exactly one period, with the document it stands in and the officer who says so.

    Without a village it is the township's. It is put right by a correction with its reason, never by a second row.
    """

    OPEN = ("key", "first", "last", "value", "unit", "document")

    village = models.ForeignKey(  # type: ignore[assignment]  # here it may be empty
        "villages.Village",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("village"),
        related_name="stated_figures",
        help_text=_("Empty for the whole township."),
    )
    key = models.CharField(_("figure"), max_length=80, help_text=_("The key of a stated figure."))
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4)
    unit = models.CharField(_("unit"), max_length=20, choices=Unit)
    document = models.CharField(_("document"), max_length=120, help_text=_("Where the number stands."))
    officer = models.ForeignKey(
        Officer, on_delete=models.PROTECT, verbose_name=_("stated by"), related_name="stated_figures"
    )

    objects = StatedFigureQuerySet.as_manager()
    history = History()

    class Meta:
        verbose_name = _("stated figure")
        verbose_name_plural = _("stated figures")
        ordering = ["village_id", "key", "first"]
        indexes = [models.Index(fields=["village", "key", "first", "last"], name="villages_stated_period")]
        constraints = [
            models.CheckConstraint(
                name="villages_stated_days",
                condition=Q(last__gte=F("first")),
                violation_error_message=_("A period does not end before it begins."),
            ),
            UniqueConstraint(
                name="villages_stated_once",
                fields=["key", "first", "last", "village"],
                violation_error_message=_("This figure is stated for this period already. Correct that statement."),
            ),
            UniqueConstraint(
                name="villages_stated_township_once",
                fields=["key", "first", "last"],
                condition=Q(village=None),
                violation_error_message=_("This figure is stated for this period already. Correct that statement."),
            ),
        ]

    def __str__(self):
        name = indicators[self.key].label if self.key in indicators else self.key
        return f"{name} {Period(self.first, self.last).label}"

    def clean(self):
        if self.key not in indicators or indicators[self.key].basis != Basis.STATED:
            raise ValidationError({"key": _("There is no stated figure of this key.")})
        if self.unit != indicators[self.key].unit:
            raise ValidationError(
                {"unit": _("This figure is stated in %(unit)s.") % {"unit": indicators[self.key].unit.label}}
            )
        if indicators[self.key].township_only and self.village_id is not None:
            raise ValidationError({"village": _("This figure is stated for the township alone, never by village.")})
