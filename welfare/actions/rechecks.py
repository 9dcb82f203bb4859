"""What was granted is looked into again (动态复核) while it is drawn: it goes on, or it stops."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit.actions import action, save
from xiaoping.kit.days import check_day

from ..models import Application, ApplicationStep, AwardEnd
from .applications import add_step, next_step, under_lock


@action
def recheck(
    *, application: Application, result: str, people: str = "", document: str = "", on: date, by, reason
) -> ApplicationStep:
    """The awards of a case are checked again, any number of times: all go on, or all end on that day.

    Another class is given by `change_grade`. Raises ValidationError if none of them is in force.
    """
    application, steps = under_lock(application, by)
    due = next_step(application, steps)
    if due is not None:
        raise ValidationError(_("The next step of this case is: %(step)s.") % {"step": due.label})
    awards = list(application.awards.writable_by(by).filter(until=None).select_for_update())
    if not awards:
        raise ValidationError(_("Nothing of this case is drawn any more: there is nothing to check again."))
    check_day(on, since=max(award.since for award in awards), latest=steps[-1].on if steps else None)
    is_over = result == ApplicationStep.Result.REFUSED
    step = add_step(
        application,
        ApplicationStep.Kind.RECHECKED,
        on,
        by,
        result=result,
        people=people,
        document=document,
        remark=reason[:200] if is_over else "",
    )
    for award in awards if is_over else ():
        award.until, award.until_reason = on, AwardEnd.STOPPED
        save(award)
    return step
