"""A case from being received to being concluded, with its due days by the rule of the day it was received."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Village
from xiaoping.kit.actions import locked, save
from xiaoping.kit.days import check_day

from .. import due
from ..models import Case, CaseRule
from .common import about_nobody, from_the_township

ACCEPTED = (Case.Outcome.SUPPORTED, Case.Outcome.EXPLAINED, Case.Outcome.SETTLED, Case.Outcome.NOT_SUPPORTED)


@about_nobody
def register_case(
    *, village: Village, number: str, channel: str, category: str, office: str, on: date, by, reason
) -> Case:
    """A petition or dispute from a village comes in. Raises ValidationError if no rule says how long it may take."""
    from_the_township(by)
    village = locked(village, by)
    check_day(on)
    rule = CaseRule.objects.in_force(on).first()
    if rule is None:
        raise ValidationError({"on": _("No rule for cases applies on that day. The clerk enters it first.")})
    return save(
        Case(
            village=village,
            number=number,
            channel=channel,
            category=category,
            office=office,
            rule=rule,
            received_on=on,
            accept_due=due.to_accept(rule, on),
        )
    )


def open_case(case: Case, by) -> Case:
    """The case under a lock, if it is not concluded. Raises ValidationError if it is."""
    case = locked(case, by)
    if case.concluded_on is not None:
        raise ValidationError(_("This case was concluded on %(day)s.") % {"day": case.concluded_on})
    return case


@about_nobody
def accept_case(*, case: Case, on: date, by, reason) -> Case:
    """The case is accepted: its days to conclude begin."""
    case = open_case(case, by)
    if case.accepted_on is not None:
        raise ValidationError(_("This case was accepted on %(day)s.") % {"day": case.accepted_on})
    case.accepted_on = check_day(on, since=case.received_on)
    case.conclude_due = due.to_conclude(case.rule, on)
    return save(case)


@about_nobody
def refuse_case(*, case: Case, note: str = "", on: date, by, reason) -> Case:
    """The case is not accepted, and concluded with that."""
    case = open_case(case, by)
    if case.accepted_on is not None:
        raise ValidationError(_("A case that was accepted cannot be refused."))
    case.concluded_on = check_day(on, since=case.received_on)
    case.outcome, case.note = Case.Outcome.REFUSED, note
    return save(case)


@about_nobody
def extend_case(*, case: Case, days: int, on: date, by, reason) -> Case:
    """A leader grants the one extension, before the time is up; the rule says how many days at most."""
    from_the_township(by)
    case = open_case(case, by)
    if case.accepted_on is None or case.conclude_due is None:
        raise ValidationError(_("Only an accepted case is extended."))
    if case.extended_on is not None:
        raise ValidationError(
            _("This case was extended on %(day)s. There is one extension only.") % {"day": case.extended_on}
        )
    if not 1 <= days <= case.rule.extension_days:
        raise ValidationError({"days": _("From 1 to %(days)s days.") % {"days": case.rule.extension_days}})
    check_day(on, since=case.accepted_on)
    if on > case.conclude_due:
        raise ValidationError({"on": _("Its time was up on %(day)s: it is past due.") % {"day": case.conclude_due}})
    case.extended_on = on
    case.conclude_due = due.to_conclude(case.rule, case.accepted_on, days)
    return save(case)


@about_nobody
def conclude_case(*, case: Case, outcome: str, note: str = "", on: date, by, reason) -> Case:
    """An accepted case is concluded."""
    case = open_case(case, by)
    if case.accepted_on is None:
        raise ValidationError(_("This case was not accepted yet. Accept it, or refuse it."))
    if outcome not in ACCEPTED:
        raise ValidationError({"outcome": _("A case that was accepted cannot be refused.")})
    case.concluded_on = check_day(on, since=case.accepted_on, latest=case.extended_on)
    case.outcome, case.note = outcome, note
    return save(case)


@about_nobody
def ask_review(*, case: Case, on: date, by, reason) -> Case:
    """A review is asked for (复查), or, of a reviewed case, the final one (复核): each once, within the rule's days.

    The day is all that is kept of it. Raises ValidationError for a case that was refused or is not concluded.
    """
    from_the_township(by)
    case = locked(case, by)
    if case.accepted_on is None or case.concluded_on is None:
        raise ValidationError(_("Only an accepted and concluded case is reviewed."))
    if case.final_asked_on is not None or (case.review_asked_on is not None and case.reviewed_on is None):
        raise ValidationError(_("A review was asked for already."))
    answered = case.reviewed_on or case.concluded_on
    last = due.to_ask(case.rule, answered)
    check_day(on, since=answered)
    if on > last:
        raise ValidationError({"on": _("It could be asked for until %(day)s.") % {"day": last}})
    if case.reviewed_on is None:
        case.review_asked_on, case.review_due = on, due.to_review(case.rule, on)
    else:
        case.final_asked_on, case.final_due = on, due.to_review(case.rule, on)
    return save(case)


@about_nobody
def answer_review(*, case: Case, on: date, by, reason) -> Case:
    """The office above has answered the review that was asked for; after the final one the case is closed for good."""
    from_the_township(by)
    case = locked(case, by)
    if case.final_asked_on is not None and case.final_on is None:
        case.final_on = check_day(on, since=case.final_asked_on)
    elif case.review_asked_on is not None and case.reviewed_on is None:
        case.reviewed_on = check_day(on, since=case.review_asked_on)
    else:
        raise ValidationError(_("No review is waiting for an answer."))
    return save(case)
