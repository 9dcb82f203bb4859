"""What welfare does when a person dies or leaves, and when a household moves."""

from datetime import date

from villages.models import Household, Person
from xiaoping.kit.registry import follow_up

from .actions import carry_awards, close_awards, withdraw_applications
from .models import AwardEnd

WHY = {"died_out": AwardEnd.DIED, "corrected": AwardEnd.MISTAKE}  # how a household or stay ends → how its awards do


@follow_up("death")
def end_with_life(*, person: Person, household: Household, on: date) -> None:
    """Awards end with life, and what the person applied for is decided no more."""
    close_awards(on=on, why=AwardEnd.DIED, person=person)
    withdraw_applications(on=on, person=person)


@follow_up("departure")
def close(*, household: Household, person: Person | None, on: date, why: str) -> None:
    """Awards end when the person leaves; those of a whole household when it leaves the books."""
    whose = {"person": person} if person is not None else {"household": household}
    close_awards(on=on, why=WHY.get(why, AwardEnd.MOVED_OUT), **whose)
    withdraw_applications(on=on, **whose)


@follow_up("move")
def carry_over(*, household: Household, successor: Household, on: date) -> None:
    """Awards go on in the new village. Undecided cases end: the new village's people have to know and review them."""
    carry_awards(household, successor, on)
    withdraw_applications(on=on, household=household)
