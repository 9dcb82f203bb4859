"""The administration of villages: of records of people and staff, of their years, and of the village's works."""

from . import records, works, years  # noqa: F401
