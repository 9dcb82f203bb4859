"""Disability certificates, absences for work, accounts: begun, ended, and taken along."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day

from ..models import Absence, BankAccount, DisabilityCertificate, Household, Person
from .stays import current_stay, on_the_books

OF_PERSON = (DisabilityCertificate, Absence)  # what ends when a person dies or leaves
ACCOUNT_LENGTHS = range(8, 24)  # cards have 16 to 19 figures, passbooks other numbers


@action
def certify_disability(*, person: Person, kind: str, level: str, on: date, by, reason) -> DisabilityCertificate:
    """A disability certificate was issued on the day `on`."""
    person = locked(person, by)
    stay = current_stay(person)
    check_day(on, since=person.born_on)
    return save(DisabilityCertificate(village=stay.village, person=person, kind=kind, level=level, since=on))


@action
def begin_absence(*, person: Person, reach: str, place: str, employer: str = "", on: date, by, reason) -> Absence:
    """Somebody left for work elsewhere. Who is away already comes back first."""
    person = locked(person, by)
    stay = current_stay(person)
    check_day(on, since=stay.since)
    return save(Absence(village=stay.village, person=person, reach=reach, place=place, employer=employer, since=on))


@action
def open_account(*, household: Household, holder: Person, bank: str, number: str, on: date, by, reason) -> BankAccount:
    """The account a household is paid into from the day `on`; one that was in use until then is closed that day.

    Raises ValidationError, on `number` or `holder`: the number has figures only, the holder is of the household.
    """
    household = on_the_books(locked(household, by))
    digits = number.replace(" ", "").replace("-", "")
    if not digits.isdecimal() or len(digits) not in ACCOUNT_LENGTHS:
        raise ValidationError({"number": _("An account number has 8 to 23 figures, and nothing else.")})
    if not household.stays.filter(person=holder, until=None).exists():
        raise ValidationError({"holder": _("The holder must be a member of the household.")})
    check_day(on, since=household.since)
    for former in household.accounts.filter(until=None).select_for_update():
        former.until = check_day(on, since=former.since)
        save(former)
    account = BankAccount(village=household.village, household=household, holder=holder, bank=bank, since=on)
    account.number = digits
    return save(account)


def _end(record, on: date):
    if record.until is not None:
        raise ValidationError(_("This ended on %(day)s.") % {"day": record.until})
    record.until = check_day(on, since=record.since)
    return save(record)


@action
def withdraw_certificate(*, certificate: DisabilityCertificate, on: date, by, reason) -> DisabilityCertificate:
    """A certificate is no longer valid; another may be issued the same day."""
    return _end(locked(certificate, by), on)


@action
def end_absence(*, absence: Absence, on: date, by, reason) -> Absence:
    """Somebody came back."""
    return _end(locked(absence, by), on)


@action
def close_account(*, account: BankAccount, on: date, by, reason) -> BankAccount:
    """A household is no longer paid into this account."""
    return _end(locked(account, by), on)


def close_of_people(people, *, on: date) -> None:
    """End certificates and absences of people who died or left, and the accounts they hold."""
    for model, owner in (*((model, "person__in") for model in OF_PERSON), (BankAccount, "holder__in")):
        for record in model.objects.filter(until=None, **{owner: people}).select_for_update():
            record.until = max(on, record.since)
            save(record)


def carry_account(household: Household, successor: Household, on: date, **whose) -> None:
    """The account, or that of one holder, closes here, and the other household is paid into it unless it has one."""
    for account in household.accounts.filter(until=None, **whose).select_for_update():
        account.until = max(on, account.since)
        save(account)
        if successor.accounts.filter(until=None).exists():
            continue
        account.pk, account._state.adding = None, True
        account.household, account.village = successor, successor.village
        account.since, account.until = account.until, None
        save(account)
