"""Who heads a household, and households that part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.registry import follow

from ..models import Household, Person, Relation, VillagerGroup
from ..models.households import HouseholdBegin
from ..models.people import StayBegin, StayEnd
from .stays import close, hand_over, join, last_departure, members_of, on_the_books, related_to


@action
def change_head(
    *, household: Household, next_head: Person, relations: Mapping[int, str], on: date, by, reason
) -> Household:
    """Another member heads the household. Nobody comes or goes by it."""
    household = on_the_books(locked(household, by))
    check_day(on, since=household.since)
    if any(stay.person_id == next_head.pk and stay.relation == Relation.HEAD for stay in members_of(household)):
        raise ValidationError({"next_head": _("This is the head already.")})
    hand_over(household, head=next_head, relations=relations, on=on)
    return household


@action
def split_household(
    *,
    household: Household,
    members: Sequence[Person],
    head: Person,
    number: str,
    relations: Mapping[int, str],
    on: date,
    group: VillagerGroup | None = None,
    address="",
    next_head: Person | None = None,
    by,
    reason,
) -> Household:
    """Some members set up a household of their own in the same village, under `head`; returns it.

    What is theirs goes along, what the household was granted stays.
    `relations` says how the others who go are related to `head`, and, if the old head goes too, how those who stay are
    related to `next_head`. Who leaves a registered household this way is off the register until identified.
    """
    household = on_the_books(locked(household, by))
    check_day(on, since=household.since, latest=last_departure(household))
    chosen = {person.pk for person in members}
    stays = members_of(household)
    going = [stay for stay in stays if stay.person_id in chosen]
    if not going or len(going) != len(chosen):
        raise ValidationError({"members": _("Choose members of this household.")})
    if len(going) == len(stays):
        raise ValidationError({"members": _("Somebody has to stay; to take everybody elsewhere, use “move”.")})
    if head.pk not in chosen:
        raise ValidationError({"head": _("The head of the new household must be one of those who go.")})
    wanted = related_to(head, [stay.person for stay in going], relations)
    new = save(
        Household(
            village=household.village,
            group=group or household.group,
            number=number,
            address=address,
            since=on,
            since_reason=HouseholdBegin.SET_UP,
        )
    )
    for stay in going:
        close(stay, on=on, why=StayEnd.MOVED_WITHIN)
        join(new, stay.person, wanted[stay.person_id], on=on, why=StayBegin.MOVED_WITHIN)
        follow("transfer", person=stay.person, household=household, successor=new, on=on)
    if any(stay.relation == Relation.HEAD for stay in going):
        hand_over(household, head=next_head, relations=relations, on=on)
    return new
