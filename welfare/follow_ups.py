"""What welfare does when a person dies, leaves or changes household, and when a household moves."""

from datetime import date

from villages.models import Household, Person
from xiaoping.kit.actions import save
from xiaoping.kit.registry import follow_up

from .actions import carry_awards, close_awards, withdraw_applications
from .actions.awards import BY_HOUSEHOLD
from .models import AwardEnd, Benefit

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
    if why == "died_out":  # somebody alive married into another household
        close_awards(on=on, why=AwardEnd.STOPPED, household=household, person__died_on=None)
    close_awards(on=on, why=WHY.get(why, AwardEnd.MOVED_OUT), **whose)
    withdraw_applications(on=on, **whose)


@follow_up("transfer")
def go_along(*, person: Person, household: Household, successor: Household, on: date) -> None:
    """What is the person's own goes on in the new household; what its household was granted stays with that one.

    Undecided cases of the person end: they were examined in the household they left.
    """
    own = [benefit for benefit in Benefit.values if benefit not in BY_HOUSEHOLD]
    for award in close_awards(on=on, why=AwardEnd.MOVED_WITHIN, person=person, household=household, benefit__in=own):
        award.pk, award._state.adding = None, True
        award.household, award.village = successor, successor.village
        award.since, award.until, award.until_reason = max(on, award.since), None, ""
        save(award)
    withdraw_applications(on=on, person=person, household=household)


@follow_up("move")
def carry_over(*, household: Household, successor: Household, on: date) -> None:
    """Awards go on in the new village. Undecided cases end: the new village's people have to know and review them."""
    carry_awards(household, successor, on)
    withdraw_applications(on=on, household=household)
