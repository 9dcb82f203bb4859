"""Marriages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.registry import follow

from ..models import Household, Person, Stay
from ..models.people import StayBegin, StayEnd
from .idnumbers import give_if_known
from .stays import close, current_stay, go_on_without, join, on_the_books


@action
def marry_in(
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
    """Somebody from outside the township married into a household. From inside it, it is `marry_out` to a household."""
    household = on_the_books(locked(household, by))
    person = save(Person(name=name, sex=sex, born_on=born_on, ethnicity=ethnicity))
    stay = join(household, person, relation, on=on, why=StayBegin.MARRIAGE)
    give_if_known(person, number, by=by, reason=reason)
    return stay


@action
def marry_out(
    *,
    person: Person,
    on: date,
    household: Household | None = None,
    relation="",
    next_head: Person | None = None,
    relations: Mapping[int, str] | None = None,
    by,
    reason,
) -> Person:
    """A person married and left: for another `household` of the township, as its `relation`, or for outside.

    Both count as going out of the one and, where there is another, coming into it.
    """
    person = locked(person, by)
    stay = current_stay(person)
    if household is not None:
        household = on_the_books(locked(household, by))
        if household == stay.household:
            raise ValidationError({"household": _("This is the household the person is in already.")})
        if not relation:
            raise ValidationError({"relation": _("Say how the person is related to the head there.")})
    close(stay, on=on, why=StayEnd.MARRIAGE)
    if household is None:
        follow("departure", household=stay.household, person=person, on=on, why=StayEnd.MARRIAGE)
    else:
        join(household, person, relation, on=on, why=StayBegin.MARRIAGE)
        follow("transfer", person=person, household=stay.household, successor=household, on=on)
    go_on_without(stay, on=on, next_head=next_head, relations=relations)
    return person
