"""Which rows of the yearly report."""

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from villages.querysets import ReadByAll


class IssueQuerySet(ReadByAll):
    """What was issued: everybody on the staff reads it, and nobody changes it."""

    def latest(self):
        """Of each report the version issued last."""
        newest = self.model._default_manager.filter(report=OuterRef("report")).order_by("-number").values("number")[:1]
        return self.filter(number=Subquery(newest))

    def update(self, **kwargs):
        """Refused. Raises ValidationError."""
        raise ValidationError(_("What was issued is never changed. Issue a new version."))

    def delete(self):
        """Refused. Raises ValidationError."""
        raise ValidationError(_("What was issued is never removed."))
