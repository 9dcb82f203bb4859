"""Moves within the township and out of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.registry import follow

from ..models import Household, Person, Stay, VillagerGroup
from ..models.households import HouseholdBegin, HouseholdEnd
from ..models.people import StayBegin, StayEnd
from .idnumbers import give_if_known
from .stays import close, close_household, current_stay, join, last_departure, leave, members_of, on_the_books


@action
def move_household(
    *, household: Household, group: VillagerGroup, on: date, number="", address="", by, reason
) -> Household:
    """A household goes to a group of another village: it closes here, and its successor opens there under `number`.

    Within its village only the group is put right, and the number stays. Returns the household as it goes on.
    """
    household = on_the_books(locked(household, by))
    group = locked(group, by)
    if group == household.group:
        raise ValidationError({"group": _("The household lives there already.")})
    if group.until is not None and group.until <= on:
        raise ValidationError({"group": _("This group was abolished on %(day)s.") % {"day": group.until}})
    check_day(on, since=household.since, latest=last_departure(household))
    if group.village_id == household.village_id:
        household.group = group
        household.address = address or household.address
        return save(household)
    if not number:
        raise ValidationError({"number": _("Give the household its number in the other village.")})
    successor = save(
        Household(
            village=group.village,
            group=group,
            number=number,
            address=address,
            phone=household.phone,
            since=on,
            since_reason=HouseholdBegin.MOVED_WITHIN,
            continues=household,
        )
    )
    for stay in members_of(household):
        close(stay, on=on, why=StayEnd.MOVED_WITHIN)
        join(successor, stay.person, stay.relation, on=on, why=StayBegin.MOVED_WITHIN)
    household.until, household.until_reason = on, HouseholdEnd.MOVED_WITHIN
    save(household)
    follow("move", household=household, successor=successor, on=on)
    return successor


@action
def move_in(
    *,
    household: Household,
    name: str,
    sex: str,
    born_on: date,
    relation: str,
    on: date,
    ethnicity="",
    number="",
    by,
    reason,
) -> Stay:
    """Somebody moved into a household from outside the township; the first to come is its head."""
    household = on_the_books(locked(household, by))
    person = save(Person(name=name, sex=sex, born_on=born_on, ethnicity=ethnicity))
    stay = join(household, person, relation, on=on, why=StayBegin.MOVED_IN)
    give_if_known(person, number, by=by, reason=reason)
    return stay


@action
def move_out(*, household: Household, on: date, by, reason) -> Household:
    """A whole household left the township."""
    household = on_the_books(locked(household, by))
    check_day(on, since=household.since, latest=last_departure(household))
    for stay in members_of(household):
        close(stay, on=on, why=StayEnd.MOVED_OUT)
    close_household(household, on=on, why=HouseholdEnd.MOVED_OUT)
    return household


@action
def move_out_person(
    *,
    person: Person,
    on: date,
    next_head: Person | None = None,
    relations: Mapping[int, str] | None = None,
    by,
    reason,
) -> Person:
    """One person left the township; the household stays as long as somebody is in it."""
    person = locked(person, by)
    stay = current_stay(person)
    leave(stay, on=on, why=StayEnd.MOVED_OUT, next_head=next_head, relations=relations)
    follow("departure", household=stay.household, person=person, on=on, why=StayEnd.MOVED_OUT)
    return person
