"""When a step of a case is due: calendar days by the rule of the day the case was received.

The day after something happened is the first: received on 1 March with 15 days, it is due on 16 March. A due day is not
moved when the office is closed on it.
"""

from datetime import date, timedelta

from django.utils.translation import gettext as _

from .models import CaseRule


def to_accept(rule: CaseRule, received_on: date) -> date:
    """The last day to say whether a case is accepted."""
    return received_on + timedelta(days=rule.accept_days)


def to_conclude(rule: CaseRule, accepted_on: date, extension: int = 0) -> date:
    """The last day to conclude an accepted case, with the days of its extension if there was one."""
    return accepted_on + timedelta(days=rule.conclude_days + extension)


def to_ask(rule: CaseRule, answered_on: date) -> date:
    """The last day to ask for a review of what was answered that day: the conclusion, or the first review."""
    return answered_on + timedelta(days=rule.ask_days)


def to_review(rule: CaseRule, asked_on: date) -> date:
    """The last day to answer a review that was asked for."""
    return asked_on + timedelta(days=rule.review_days)


def days_left(days: int) -> str:
    """How long until a day, in words; of a day that is over, how long it has been."""
    if days < 0:
        return _("%(days)s days overdue") % {"days": -days}
    return _("today") if days == 0 else _("%(days)s days left") % {"days": days}
