"""Whose rows: those of a user's villages, or, from the command line, the whole township's."""

from typing import Any


def within(model, user) -> Any:
    """The rows of a model that `user` may see; None means the whole township (command line, checks at night)."""
    rows = model._default_manager
    return rows.all() if user is None else rows.visible_to(user)
