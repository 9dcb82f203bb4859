"""Whose rows: those of a user's villages, or, from the command line, the whole township's."""

from typing import Any

from django.db.models import Q, QuerySet

from .registry import facts


class Posted(QuerySet):
    """Bookkeeping of the kit that belongs to a village, or, where `village` is empty, to the township itself."""

    def visible_to(self, user):
        """Those of the user's villages, and the township's own."""
        return of_posting(self, user)

    def writable_by(self, user):
        """Those of the user's villages; the township's own only from a township posting."""
        if facts["villages.posted_to_township"](user):
            return self.all()
        return self.filter(village__in=villages_of(user))


def of_posting(rows: Any, user) -> Any:
    """Of rows with a village, those of the user's villages and the township's own; none for who is posted nowhere."""
    if facts["villages.posted_to_township"](user):
        return rows.all()
    villages = villages_of(user)
    return rows.filter(Q(village__in=villages) | Q(village=None)) if villages else rows.none()


def villages_of(user) -> list[int]:
    """The keys of the villages a user is posted to."""
    return [int(key) for key, _name in facts["villages.visible"](user)]


def within(model, user) -> Any:
    """The rows of a model that `user` may see; None means the whole township (command line, checks at night)."""
    rows = model._default_manager
    return rows.all() if user is None else rows.visible_to(user)
