"""The administration of villages: of records of people and staff, and of the village's works."""

from . import records, works  # noqa: F401
