"""What every record of welfare about a household shares."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from villages.models import Household
from villages.models.base import VillageRecord, same_village


class OfHousehold(VillageRecord):
    """A record about a household, in the village where it stood when it happened."""

    household = models.ForeignKey(
        Household, on_delete=models.PROTECT, verbose_name=_("household"), related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    def clean(self):
        if self.household_id and self.village_id:
            same_village(self, "household")
