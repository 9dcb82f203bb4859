"""Writes welfare: programmes, who is entitled, cases, houses and relocations, and what was paid.

The numbers of 2018 are the report's; those of other years are made up and grow towards them. Each part looks up what
the one before it wrote; people are those of the township, and what they get fits their age, household and register.
"""

from ..records import Township
from . import applications, awards, faults, houses, payments, programmes, schooling


def load(township: Township) -> None:
    """Write all of it."""
    programmes.load()
    awards.load()
    applications.load()
    houses.load()
    payments.load()
    schooling.load()
    faults.load()
