"""Rules for what is on record of villages: of households and people, and of their years.

What the database or an action refuses (V01 to V05, V08, V11, V17, V23, V24) has no check: it cannot be on record.
"""

from . import households, people, years  # noqa: F401
