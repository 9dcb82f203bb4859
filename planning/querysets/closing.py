"""Which rows of closed periods; they are never changed or removed."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from villages.querysets import VillageScoped
from xiaoping.kit.periods import Period

from .printed import TownshipOnly


class KeptRows(models.QuerySet):
    """Rows that are written once."""

    def update(self, **kwargs):
        """Refused. Raises ValidationError."""
        raise ValidationError(_("What was closed is never changed. Reopen the period and close it again."))

    def delete(self):
        """Refused. Raises ValidationError."""
        raise ValidationError(_("What was closed is never removed."))


class KeptTownshipOnly(KeptRows, TownshipOnly):
    """Rows that are written once and speak of the whole township."""


class CloseQuerySet(KeptTownshipOnly):
    """Closes of periods."""

    def in_force(self):
        """Those that were not reopened: one a period at most."""
        return self.filter(reopened_at=None)

    def of(self, period: Period):
        """Every version of a period's close."""
        return self.filter(first=period.first, last=period.last)


class ClosedPartQuerySet(KeptRows, VillageScoped):
    """Closed figures village by village."""
