"""Births and deaths."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.registry import follow

from ..models import Household, Person, Stay
from ..models.people import StayBegin, StayEnd
from .idnumbers import give_if_known
from .stays import current_stay, join, leave, on_the_books


@action
def register_birth(
    *, household: Household, name: str, sex: str, relation: str, on: date, ethnicity="", number="", by, reason
) -> Stay:
    """A child born into a household on the day `on`. The ID number may follow later."""
    household = on_the_books(locked(household, by))
    check_day(on, since=household.since)
    child = save(Person(name=name, sex=sex, born_on=on, ethnicity=ethnicity))
    stay = join(household, child, relation, on=on, why=StayBegin.BIRTH)
    give_if_known(child, number, by=by, reason=reason)
    return stay


@action
def record_death(
    *,
    person: Person,
    on: date,
    next_head: Person | None = None,
    relations: Mapping[int, str] | None = None,
    by,
    reason,
) -> Person:
    """A person died on the day `on`. The death of a head names the next; that of the last member ends the household.

    The ID number stays on record: nobody else may use it.
    """
    person = locked(person, by)
    stay = current_stay(person)
    check_day(on, since=stay.since)
    person.died_on = on
    save(person)
    leave(stay, on=on, why=StayEnd.DEATH, next_head=next_head, relations=relations)
    follow("death", person=person, household=stay.household, on=on)
    return person
