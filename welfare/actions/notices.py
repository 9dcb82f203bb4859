"""A public notice is put up for the cases of a village that are due for it; it comes down by itself.

Before the decision of those that were reviewed, after it of those that were granted: the step of each rests on it.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Village
from xiaoping.kit import clock
from xiaoping.kit.actions import action, save
from xiaoping.kit.days import check_day

from ..models import Application, ApplicationStep, Notice, Programme
from .applications import take_step

STEP = {Notice.Kind.REVIEWED: ApplicationStep.Kind.NOTICED, Notice.Kind.DECIDED: ApplicationStep.Kind.ANNOUNCED}


@action
def put_up_notice(
    *,
    village: Village,
    programme: Programme,
    phone: str,
    kind: str = Notice.Kind.REVIEWED,
    document: str = "",
    on: date,
    by,
    reason,
) -> Notice:
    """Every case of the programme in the village that is due for such a notice hangs from a day, for the days it needs.

    Raises ValidationError if none is due.
    """
    due = Application.objects.writable_by(by).in_village(village).to_hang(kind).filter(programme=programme)
    cases = list(due.order_by("pk"))
    if not cases:
        raise ValidationError({"programme": _("No case of this programme is due for a notice in this village.")})
    check_day(on)
    until = on + timedelta(days=programme.days_of(kind))
    if until <= clock.today():
        raise ValidationError(
            {"on": _("Such a notice would be down already. Enter one that hung on paper at each of its cases.")}
        )
    notice = save(Notice(village=village, programme=programme, kind=kind, phone=phone, since=on, until=until))
    for case in cases:
        step = take_step(
            application=case,
            kind=STEP[Notice.Kind(kind)],
            document=document or str(notice),
            on=on,
            by=by,
            reason=reason,
        )
        step.notice = notice
        save(step)
    return notice
