"""Opening and closing stays: what every action on the members of a household shares."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from xiaoping.kit.actions import save
from xiaoping.kit.days import check_day
from xiaoping.kit.registry import follow

from ..models import Household, Person, Relation, Stay
from ..models.households import HouseholdEnd
from ..models.people import StayBegin, StayEnd

# What becomes of a household when its last member leaves for this reason.
HOUSEHOLD_ENDS = {StayEnd.MOVED_OUT: HouseholdEnd.MOVED_OUT}


def on_the_books(household: Household) -> Household:
    """The household, if it still stands. Raises ValidationError if it has left the books."""
    if household.until is not None:
        raise ValidationError(_("This household left the books on %(day)s.") % {"day": household.until})
    return household


def members_of(household: Household) -> list[Stay]:
    """The stays of its members now, locked."""
    return list(household.stays.filter(until=None).select_for_update().select_related("person"))


def current_stay(person: Person) -> Stay:
    """Where a person stays now, locked. Raises ValidationError if they are in no household."""
    stay = person.stays.filter(until=None).select_for_update().select_related("household", "person").first()
    if stay is None:
        raise ValidationError(_("This person is in no household now."))
    return stay


def last_departure(household: Household) -> date | None:
    """The last day on which a stay in the household ended. The household cannot change as a whole before it."""
    return household.stays.aggregate(last=Max("until"))["last"]


def close(stay: Stay, *, on: date, why: str) -> Stay:
    """End a stay. Raises ValidationError if it began after that day."""
    check_day(on, since=stay.since)
    stay.until, stay.until_reason = on, why
    return save(stay)


def join(household: Household, person: Person, relation: str, *, on: date, why: str) -> Stay:
    """Begin a stay, in the village of the household; what belongs to the person comes along."""
    check_day(on, since=household.since)
    carry(person, household, on)
    return save(
        Stay(
            village=household.village,
            household=household,
            person=person,
            relation=relation,
            since=on,
            since_reason=why,
        )
    )


def carry(person: Person, household: Household, on: date) -> None:
    """Bring a person's numbers, certificate and absence to the village of their household.

    A record keeps its village, so one closes and another opens.
    """
    for records in (person.id_numbers, person.disability_certificates, person.absences):
        for record in records.filter(until=None).exclude(village=household.village):
            day = max(on, record.since)
            record.until = day
            save(record)
            record.pk, record._state.adding = None, True
            record.village, record.since, record.until = household.village, day, None
            save(record)


def leave(
    stay: Stay,
    *,
    on: date,
    why: str,
    next_head: Person | None = None,
    relations: Mapping[int, str] | None = None,
) -> None:
    """End a stay for good. A head names the next one; the last member to go takes the household off the books."""
    close(stay, on=on, why=why)
    go_on_without(stay, on=on, next_head=next_head, relations=relations)


def go_on_without(
    stay: Stay, *, on: date, next_head: Person | None = None, relations: Mapping[int, str] | None = None
) -> None:
    """Who heads the household after a stay that ended, or that it leaves the books if nobody is left."""
    household = stay.household
    if not members_of(household):
        check_day(on, latest=last_departure(household))
        close_household(household, on=on, why=HOUSEHOLD_ENDS.get(StayEnd(stay.until_reason), HouseholdEnd.DIED_OUT))
    elif stay.relation == Relation.HEAD:
        hand_over(household, head=next_head, relations=relations or {}, on=on)


def close_household(household: Household, *, on: date, why: HouseholdEnd) -> None:
    """Take an empty household off the books, and let the other apps close what they keep of it."""
    household.until, household.until_reason = on, why
    save(household)
    follow("departure", household=household, person=None, on=on, why=why)


def hand_over(household: Household, *, head: Person | None, relations: Mapping[int, str], on: date) -> None:
    """Make a member the head; every other member's relation to the new head is said (`relations`, by person).

    Whose relation changes ends one stay and begins another, neither counting as going or coming. Who joined only after
    that day was related to the new head from the start. Raises ValidationError on `next_head` or `relation_<person>`.
    """
    check_day(on, latest=last_departure(household))
    stays = members_of(household)
    if head is None:
        raise ValidationError({"next_head": _("The head is leaving: say who heads the household now.")})
    if not any(stay.person_id == head.pk and stay.since <= on for stay in stays):
        raise ValidationError({"next_head": _("The head must be a member of the household on that day.")})
    wanted = related_to(head, [stay.person for stay in stays], relations)
    changing = [stay for stay in stays if stay.relation != wanted[stay.person_id]]
    earlier = [stay for stay in changing if stay.since <= on]
    for stay in earlier:
        close(stay, on=on, why=StayEnd.CHANGED)
    for stay in changing:
        if stay in earlier:
            join(household, stay.person, wanted[stay.person_id], on=on, why=StayBegin.CHANGED)
        else:
            stay.relation = wanted[stay.person_id]
            save(stay)


def related_to(head: Person, people: list[Person], relations: Mapping[int, str]) -> dict[int, str]:
    """How each of these people is related to the head, by person. Raises ValidationError if one is not said."""
    missing = {
        f"relation_{person.pk}": _("Say how %(name)s is related to the new head.") % {"name": person.name}
        for person in people
        if person.pk != head.pk and relations.get(person.pk, Relation.HEAD) in ("", Relation.HEAD)
    }
    if missing:
        raise ValidationError(missing)
    return {person.pk: Relation.HEAD if person.pk == head.pk else relations[person.pk] for person in people}
