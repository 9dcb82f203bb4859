"""What public safety does when a household moves or leaves the books, and when an officer leaves the post."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Household, Officer, Person
from xiaoping.kit.actions import save
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


@follow_up("handover")
def hand_over(*, officer: Officer, successor: Officer | None, on: date) -> str:
    """The visits an officer was still to make fall to another; says how many. Those made stay the officer's.

    Raises ValidationError if there are any and nobody takes over.
    """
    due = list(officer.visits.filter(visited_on=None, dropped_on=None, round__last__gte=on).select_for_update())
    if not due:
        return ""
    if successor is None:
        raise ValidationError(
            {"successor": _("Still to make %(number)s visits: choose who takes over.") % {"number": len(due)}}
        )
    for visit in due:
        visit.officer = successor
        save(visit)
    return _("%(number)s visits to make") % {"number": len(due)}
