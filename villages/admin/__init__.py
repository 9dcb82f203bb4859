"""The administration of villages: of records of people, of staff and accounts, of years, and of the village's works."""

from . import accounts, records, works, years  # noqa: F401
