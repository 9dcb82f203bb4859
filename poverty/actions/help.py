"""Help given to registered households: posts, enterprises, awards, loans, work elsewhere.

Only a household on the register that day is helped. Wrong entries are put right by `xiaoping.kit.actions.correct`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Household, Person
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day

from ..models import EnterpriseSupport, HelpPost, IndustryAward, Microcredit, Registration, TransferEmployment

LASTING = (HelpPost, EnterpriseSupport)


def helped_household(person: Person, on: date) -> Household:
    """Where the person stayed that day, if it was on the register. Raises ValidationError if not."""
    stay = person.stays.in_force(on).select_related("household").first()
    if stay is None:
        raise ValidationError({"on": _("This person was in no household on that day.")})
    return on_the_register(stay.household, on)


def on_the_register(household: Household, on: date) -> Household:
    """The household, if it was on the register that day. Raises ValidationError if not."""
    check_day(on, since=household.since)
    if not Registration.objects.on_register(on).filter(household=household).exists():
        raise ValidationError({"on": _("The household was not on the register on that day.")})
    return household


def _of(person: Person, on: date) -> dict:
    household = helped_household(person, on)
    return {"person": person, "household": household, "village": household.village}


@action
def begin_post(*, person: Person, kind: str, work: str = "", on: date, by, reason) -> HelpPost:
    """Somebody takes up a post kept for registered households."""
    person = locked(person, by)
    return save(HelpPost(**_of(person, on), kind=kind, work=work, since=on))


@action
def end_post(*, post: HelpPost, on: date, by, reason) -> HelpPost:
    """The holder leaves the post."""
    return _end(locked(post, by), on)


@action
def begin_support(*, person: Person, enterprise: str, on: date, by, reason) -> EnterpriseSupport:
    """An enterprise begins to support somebody."""
    person = locked(person, by)
    return save(EnterpriseSupport(**_of(person, on), enterprise=enterprise, since=on))


@action
def end_support(*, support: EnterpriseSupport, on: date, by, reason) -> EnterpriseSupport:
    """The enterprise's support ends."""
    return _end(locked(support, by), on)


def _end(record, on: date):
    if record.until is not None:
        raise ValidationError(_("This ended on %(day)s.") % {"day": record.until})
    record.until = check_day(on, since=record.since)
    return save(record)


@action
def award_industry(
    *, household: Household, amount: Decimal, industry: str, document: str = "", on: date, by, reason
) -> IndustryAward:
    """A registered household is awarded money for what it grows or raises."""
    household = on_the_register(locked(household, by), on)
    return save(
        IndustryAward(
            village=household.village,
            household=household,
            decided_on=on,
            amount=amount,
            industry=industry,
            document=document,
        )
    )


@action
def grant_loan(*, person: Person, amount: Decimal, due_on: date, purpose: str, on: date, by, reason) -> Microcredit:
    """A loan is granted. Who has not repaid one is granted no other."""
    person = locked(person, by)
    if Microcredit.objects.outstanding(on).filter(person=person).exists():
        raise ValidationError(_("This person has a loan that was not repaid by that day."))
    return save(Microcredit(**_of(person, on), granted_on=on, amount=amount, due_on=due_on, purpose=purpose))


@action
def repay_loan(*, loan: Microcredit, on: date, by, reason) -> Microcredit:
    """A loan is repaid in full."""
    loan = locked(loan, by)
    if loan.repaid_on is not None:
        raise ValidationError(_("This loan was repaid on %(day)s.") % {"day": loan.repaid_on})
    loan.repaid_on = check_day(on, since=loan.granted_on)
    return save(loan)


@action
def begin_employment(*, person: Person, place: str, employer: str = "", on: date, by, reason) -> TransferEmployment:
    """Somebody begins work elsewhere."""
    person = locked(person, by)
    return save(TransferEmployment(**_of(person, on), began_on=on, place=place, employer=employer))


def close_help(*, on: date, **whose) -> list:
    """End the posts and supports of a person or household that last; returns them."""
    ended = []
    for model in LASTING:
        for record in model.objects.filter(until=None, **whose).select_for_update():
            record.until = check_day(on, since=record.since)
            ended.append(save(record))
    return ended


def carry_help(household: Household, successor: Household, on: date) -> None:
    """Posts and supports go on in the village a household moved to: a record keeps its village, so one closes."""
    for record in close_help(on=on, household=household):
        record.pk, record._state.adding = None, True
        record.household, record.village, record.since, record.until = successor, successor.village, on, None
        save(record)
