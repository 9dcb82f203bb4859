"""The figures of villages: of people and places, of the village's works, and what officers stated."""

from . import records, stated, works  # noqa: F401
