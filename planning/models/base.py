"""What records share that belong to a village or to the township itself."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from villages.models.base import VillageRecord


class OwnedRecord(VillageRecord):
    """A record of a village, or, where `village` is empty, of the township itself (乡直)."""

    OPEN: ClassVar[tuple[str, ...]] = ()

    village = models.ForeignKey(  # type: ignore[assignment]  # here it may be empty
        "villages.Village",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("village"),
        related_name="%(class)ss",
        help_text=_("Empty for the township's own."),
    )

    class Meta:
        abstract = True
