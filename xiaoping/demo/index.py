"""Fills the search index, which rows written in bulk do not fill by themselves."""

from villages import search

from .records import Township


def load(township: Township) -> None:
    """Make the index of everybody."""
    search.rebuild()
