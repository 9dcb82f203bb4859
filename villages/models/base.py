"""What every record of a village shares, and every record of a year."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

YEARS = [MinValueValidator(1980), MaxValueValidator(2100)]


def asked(label, **options) -> models.BooleanField:
    """Yes, no, or not asked."""
    return models.BooleanField(label, null=True, blank=True, **options)


class VillageRecord(models.Model):
    """A record that belongs to the village where it happened, and stays there: a move makes a new record.

    Raises ValidationError when a saved record is given another village.
    """

    village = models.ForeignKey(
        "villages.Village", on_delete=models.PROTECT, verbose_name=_("village"), related_name="%(class)ss"
    )

    _stored_village: int | None = None  # as it stands in the database

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *args, **kwargs):
        record = super().from_db(*args, **kwargs)
        record._stored_village = record.__dict__.get("village_id", record._stored_village)
        return record

    def get_absolute_url(self) -> str:
        """The sheet it stands on: that of its person, else of its household, else of its village."""
        for name in ("person", "household", "village"):
            owner = getattr(self, name, None)
            if owner is not None:
                return owner.get_absolute_url()
        return ""

    def save(self, *args, **kwargs):
        if not self._state.adding and self._stored_village not in (None, self.village_id):
            raise ValidationError({"village": _("A record keeps its village. Use “move” to take it elsewhere.")})
        super().save(*args, **kwargs)
        self._stored_village = self.village_id


def same_village(record, *names: str) -> None:
    """Refuse a record whose related records lie in another village. Raises ValidationError naming the field."""
    for name in names:
        related = getattr(record, name)
        if related is not None and related.village_id != record.village_id:
            raise ValidationError({name: _("This belongs to another village.")})
