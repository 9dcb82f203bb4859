"""What the records of this app share."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from villages.models.base import VillageRecord


class OfVillageOrTownship(VillageRecord):
    """A record of a village or, without one, of the township itself (乡直)."""

    village = models.ForeignKey(  # type: ignore[assignment]  # here it may be empty
        "villages.Village",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("village"),
        related_name="safety_%(class)ss",
        help_text=_("Empty for the township's own."),
    )

    class Meta:
        abstract = True


class OneAtATime(models.Model):
    """Rules of which one applies on a day: a new one is entered once the one before it has its last day."""

    since = models.DateField(_("applies since"))
    until = models.DateField(_("applies until"), null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self):
        others = type(self)._default_manager.exclude(pk=self.pk).filter(Q(until=None) | Q(until__gt=self.since))
        if self.until is not None:
            others = others.filter(since__lt=self.until)
        if others.exists():
            raise ValidationError(_("Another rule applies within these days: end it first."))
