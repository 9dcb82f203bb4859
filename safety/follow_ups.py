"""What public safety does when a household moves or leaves the books."""

from datetime import date

from villages.models import Household, Person
from xiaoping.kit.registry import follow_up

from .actions import drop_visits


@follow_up("move")
def drop_in_the_old_village(*, household: Household, successor: Household, on: date) -> None:
    """The visit that was due is dropped; in its new village the household is assigned like any new one."""
    drop_visits(household, on)


@follow_up("departure")
def drop(*, household: Household, person: Person | None, on: date, why: str) -> None:
    """A household that left the books is visited no more. A person's leaving changes nothing."""
    if person is None:
        drop_visits(household, on)
