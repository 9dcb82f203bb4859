"""What the records of this app share."""

from django.db import models
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
