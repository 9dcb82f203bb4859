"""Giving and withdrawing ID numbers, and settling who a number belongs to."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from xiaoping.kit import clock
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day

from .. import idnumbers
from ..models import IdNumber, Person, Sex, Village
from ..querysets import scope_of

RESIDENT, DISABILITY = IdNumber.Kind.RESIDENT, IdNumber.Kind.DISABILITY
VALIDATORS = {RESIDENT: idnumbers.validate_resident, DISABILITY: idnumbers.validate_disability}


@action
def give_id_number(*, person: Person, number: str, on: date, kind: str = RESIDENT, by, reason) -> IdNumber:
    """Put a person's number on record from the day `on`.

    Refused, on `number`, if it is no such number, disagrees with the person's birth date or sex or with their other
    number, or belongs to somebody the user may know of. On record elsewhere it is kept as disputed, and `notice_of`
    says so, naming neither village nor person.
    """
    person = locked(person, by)
    check_day(on)
    text = idnumbers.normalise(number)
    try:
        VALIDATORS[IdNumber.Kind(kind)](text)
    except ValidationError as error:
        raise ValidationError({"number": error}) from error
    _agrees(person, text)
    try:
        with transaction.atomic():
            return _put_on_record(person, text, kind, on, by)
    except IntegrityError:  # somebody entered the same number at this moment, and now it is on record
        return _put_on_record(person, text, kind, on, by)


def _put_on_record(person: Person, text: str, kind: str, on: date, by) -> IdNumber:
    others = IdNumber.objects.matching(text).exclude(person=person)
    known = others.filter(person__in=Person.objects.visible_to(by)).select_related("person").first()
    if known is not None:
        raise ValidationError(
            {
                "number": _(
                    "This number is on record already for %(name)s. Compare both cards and withdraw the wrong one."
                )
                % {"name": known.person.name}
            }
        )
    given = IdNumber(person=person, village=_village_of(person), kind=kind, since=on, is_disputed=others.exists())
    given.number = text
    return save(given)


def give_if_known(person: Person, number: str, *, by, reason) -> IdNumber | None:
    """Put a resident number on record from today, if one was entered with the person."""
    if not number:
        return None
    return give_id_number(person=person, number=number, on=clock.today(), by=by, reason=reason)


def notice_of(number: IdNumber | None) -> str:
    """What the user is told about a number that is disputed; nothing about any other."""
    if number is None or not number.is_disputed:
        return ""
    return _("The number is already on record elsewhere, conflict no. %(number)s sent to the office.") % {
        "number": number.pk
    }


@action
def withdraw_id_number(*, number: IdNumber, on: date, by, reason) -> IdNumber:
    """A number is no longer the person's, from the day `on`: mistyped, replaced, or somebody else's."""
    number = locked(number, by)
    if number.until is not None:
        raise ValidationError(_("This number was withdrawn on %(day)s.") % {"day": number.until})
    number.until = check_day(on, since=number.since)
    return save(number)


@action
def settle_id_conflict(*, number: IdNumber, holder: Person, on: date, by, reason) -> IdNumber:
    """The office decides whose number it is: it stays with `holder`, and is withdrawn from everybody else.

    Only from a township posting, since the others may live in any village.
    """
    if not scope_of(by).township:
        raise ValidationError(_("Only the township office settles a conflict."))
    number = locked(number, by)
    if not number.is_disputed or number.until is not None:
        raise ValidationError(_("This conflict is settled already."))
    claims = list(IdNumber.objects.filter(lookup18=number.lookup18, until=None).select_for_update())
    check_day(on, since=max(claim.since for claim in claims))
    if holder.pk not in {claim.person_id for claim in claims}:
        raise ValidationError({"holder": _("Choose one of the people who claim the number.")})
    for claim in claims:
        if claim.person_id != holder.pk:
            claim.until = on
            save(claim)
    for claim in claims:
        if claim.person_id == holder.pk and claim.is_disputed:
            claim.is_disputed = False
            save(claim)
    return number


def _agrees(person: Person, text: str) -> None:
    found = idnumbers.disagreements(text, birth=person.born_on, male=person.sex == Sex.MALE)
    if found:
        remedy = _("Compare it with the card; if the card is right, correct the person first.")
        raise ValidationError({"number": [*found, remedy]})
    for other in person.id_numbers.filter(until=None).exclude(lookup18=idnumbers.index_of(text[:18])):
        raise ValidationError(
            {
                "number": _("It does not agree with the person's %(kind)s %(number)s. Withdraw the wrong one first.")
                % {"kind": other.get_kind_display(), "number": other.masked}
            }
        )


def _village_of(person: Person) -> Village:
    stay = person.stays.select_related("village").order_by("-since", "-pk").first()
    if stay is None:
        raise ValidationError(_("This person never was in a household: enter the stay first."))
    return stay.village
