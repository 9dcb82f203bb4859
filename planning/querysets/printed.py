"""Which rows of what reports printed."""

from django.db import models

from villages.querysets import scope_of


class TownshipOnly(models.QuerySet):
    """What speaks of the whole township at once: for those posted to all of it, and nobody else.

    A printed number is held against the whole township's records, which a village posting does not open.
    """

    def visible_to(self, user):
        """All of it from a township posting, nothing from any other."""
        return self.all() if scope_of(user).township else self.none()

    def writable_by(self, user):
        """As far as it is seen."""
        return self.visible_to(user)


class FindingQuerySet(TownshipOnly):
    """Contradictions found in reports."""

    def standing(self):
        """What the printed figures still say. A contradiction that was a slip in copying is gone once that is put
        right."""
        return self.filter(until=None)
