"""Is the demonstration township plausible, and are its figures the report's? Measured from the loaded records.

Reading order: base, people, register, years, party, safety, welfare, records.
"""

from collections.abc import Iterator

from . import party, people, records, register, safety, welfare, years
from .base import Measure, residents


def all_measures() -> Iterator[Measure]:
    """Every measure, in the order they are printed."""
    everybody = residents()
    yield from people.measures(everybody)
    yield from register.measures(everybody)
    yield from years.measures()
    yield from party.measures()
    yield from safety.measures()
    yield from welfare.measures()
    yield from records.measures()
