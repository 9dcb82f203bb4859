"""Help given to registered households: posts, enterprises, awards, loans, work elsewhere.

Only a household on the register that day is helped. Wrong entries are put right by `xiaoping.kit.actions.correct`.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Household, Person
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.indicators import trimmed

from ..models import (
    EnterpriseSupport,
    HelpPost,
    IndustryAward,
    Microcredit,
    PolicyValue,
    Registration,
    TransferEmployment,
)

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
    cap = PolicyValue.objects.of(PolicyValue.Kind.AWARD_CAP, on)
    people = household.stays.in_force(on).count()
    if cap is not None and Decimal(amount) > cap * people:
        raise ValidationError(
            {
                "amount": _("At most %(cap)s yuan a person: %(most)s for the %(people)s people of this household.")
                % {"cap": f"{trimmed(cap):,}", "most": f"{trimmed(cap * people):,}", "people": people}
            }
        )
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
    """A loan is granted. Who has not repaid one is granted no other; the policy of the day caps amount and term."""
    person = locked(person, by)
    if Microcredit.objects.outstanding(on).filter(person=person).exists():
        raise ValidationError(_("This person has a loan that was not repaid by that day."))
    _check_loan(Decimal(amount), due_on, on)
    return save(Microcredit(**_of(person, on), granted_on=on, amount=amount, due_on=due_on, purpose=purpose))


def _check_loan(amount: Decimal, due_on: date, on: date) -> None:
    """Raises ValidationError, on the field at fault, for a loan above the cap or beyond the longest term of the day."""
    cap = PolicyValue.objects.of(PolicyValue.Kind.LOAN_CAP, on)
    if cap is not None and amount > cap:
        raise ValidationError({"amount": _("At most %(cap)s yuan are lent.") % {"cap": f"{trimmed(cap):,}"}})
    months = PolicyValue.objects.of(PolicyValue.Kind.LOAN_MONTHS, on)
    if months is not None and due_on > _months_later(on, int(months)):
        raise ValidationError({"due_on": _("A loan runs for %(months)s months at most.") % {"months": int(months)}})


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


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


def carry_help(household: Household, successor: Household, on: date, **whose) -> None:
    """Posts and supports, or those of one person, go on in another household: a record keeps its own, so one closes."""
    for record in close_help(on=on, household=household, **whose):
        record.pk, record._state.adding = None, True
        record.household, record.village, record.since, record.until = successor, successor.village, on, None
        save(record)
