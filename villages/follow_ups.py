"""What certificates, absences and accounts do when people die, leave or change household, and when it moves."""

from datetime import date

from xiaoping.kit.registry import follow_up

from .actions.dated import carry_account, close_of_people
from .models import Household, Person


@follow_up("death")
def end_with_life(*, person: Person, household: Household, on: date) -> None:
    """They end with the life of the person."""
    close_of_people([person], on=on)


@follow_up("departure")
def close(*, household: Household, person: Person | None, on: date, why: str) -> None:
    """They end when the person leaves; when a whole household leaves, those of everybody who went with it."""
    went = Person.objects.filter(stays__household=household, stays__until=on).exclude(stays__until=None)
    gone = [person] if person is not None else went
    close_of_people(gone, on=on)


@follow_up("transfer")
def go_along(*, person: Person, household: Household, successor: Household, on: date) -> None:
    """The account goes along with its holder; certificate and absence came along as the person joined."""
    carry_account(household, successor, on, holder=person)


@follow_up("move")
def carry_over(*, household: Household, successor: Household, on: date) -> None:
    """The account goes on with the household; what belongs to its people came along with them."""
    carry_account(household, successor, on)
