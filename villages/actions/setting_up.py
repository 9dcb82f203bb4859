"""Setting up a household with its people in one go."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day

from ..models import Household, Person, Relation, Village, VillagerGroup
from ..models.households import HouseholdBegin
from ..models.people import StayBegin
from .idnumbers import give_if_known
from .stays import join

# how a new household may come onto the books, and how its people then came
WAYS = {HouseholdBegin.MOVED_IN: StayBegin.MOVED_IN, HouseholdBegin.SET_UP: StayBegin.CORRECTED}


@action
def set_up_household(
    *,
    village: Village,
    group: VillagerGroup,
    number: str,
    came: str,
    members: Mapping[int, dict[str, Any]],
    on: date,
    address="",
    phone="",
    by,
    reason,
) -> Household:
    """A household comes onto the books of a village with people who were on none: all of them, or nothing.

    `members` has for each place name, sex, born_on, relation, and perhaps ethnicity and number (of the ID); the lowest
    place is the head. Raises ValidationError with the name of the field and the place, `number_1` for the ID number of
    the member at place 1, for all members at once. A number on record elsewhere is kept as disputed.
    """
    village, group = locked(village, by), locked(group, by)
    check_day(on, since=group.since)
    if group.village_id != village.pk:
        raise ValidationError({"group": _("This belongs to another village.")})
    if group.until is not None and group.until <= on:
        raise ValidationError({"group": _("This group was abolished on %(day)s.") % {"day": group.until}})
    if not members:
        raise ValidationError(_("A household has at least its head."))
    way = HouseholdBegin(came)
    household = save(
        Household(village=village, group=group, number=number, address=address, phone=phone, since=on, since_reason=way)
    )
    wrong: dict[str, list] = {}
    for place, member in sorted(members.items()):
        try:
            _take_in(household, member, is_head=place == min(members), on=on, why=WAYS[way], by=by, reason=reason)
        except ValidationError as error:
            for name, errors in _by_field(error).items():
                wrong[f"{name}_{place}"] = errors
    if wrong:
        raise ValidationError(wrong)
    return household


def _take_in(household: Household, member: dict[str, Any], *, is_head: bool, on: date, why: str, by, reason) -> None:
    if not is_head and member["relation"] == Relation.HEAD:
        raise ValidationError({"relation": _("A household has one head: the first of its people.")})
    if member["born_on"] > on:
        raise ValidationError({"born_on": _("Born only after that day: enter the birth on the household's page.")})
    person = save(
        Person(
            name=member["name"],
            sex=member["sex"],
            born_on=member["born_on"],
            ethnicity=member.get("ethnicity", ""),
        )
    )
    join(household, person, Relation.HEAD if is_head else member["relation"], on=on, why=why)
    give_if_known(person, member.get("number", ""), by=by, reason=reason)


def _by_field(error: ValidationError) -> dict[str, list]:
    """The errors of a member by field; what names none stands at the name."""
    if not hasattr(error, "error_dict"):
        return {"name": error.error_list}
    return {"name" if name in ("__all__", "on") else name: errors for name, errors in error.error_dict.items()}
