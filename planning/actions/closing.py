"""A period is closed once its balances hold, and reopened by somebody else for a reason."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from villages.querysets import scope_of
from xiaoping.kit import clock, formats
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import facts

from ..closing.held import broken
from ..closing.taking import take
from ..models import PeriodClose

KINDS = ("year", "month")


@action
def close_period(*, period: Period, by, reason: str, at: datetime | None = None) -> PeriodClose:
    """Close a year or a month: what every figure is, and its rows, are kept for good.

    Raises ValidationError if it is no year or month, is not over, lies before the records begin, is closed already, or
    if a balance does not hold. `at` is the moment, if not now.
    """
    check_period(period)
    if not scope_of(by).township:
        raise ValidationError(_("A period is closed from the township, not from a village."))
    version = PeriodClose.objects.of(period).count() + 1
    close = PeriodClose(
        first=period.first,
        last=period.last,
        version=version,
        closed_at=at or timezone.now(),
        closed_by=by,
        reason=reason.strip(),
    )
    close._history_date = close.closed_at  # type: ignore[attr-defined]  # read by the history
    try:
        with transaction.atomic():  # whoever closes it at the same moment waits here, and is then refused
            save(close)
    except IntegrityError as error:
        raise ValidationError(_("This period is closed already.")) from error
    if wrong := broken(period):
        labels = dict.fromkeys(str(one.balance.label) for one in wrong)
        raise ValidationError(
            _("These balances do not hold: %(balances)s. Put the rows right first.")
            % {"balances": formats.listed(labels)}
        )
    take(close)
    return close


def check_period(period: Period) -> None:
    """Raises ValidationError on `period` if it can never be closed, or not yet."""
    if period.kind not in KINDS:
        raise ValidationError({"period": _("A year or a month is closed: write 2018 or 2018-03.")})
    if period.last >= clock.today():
        raise ValidationError({"period": _("This period is not over. Close it once its last day is past.")})
    if period.first < facts["villages.records_from"]():
        raise ValidationError({"period": _("The records do not reach back that far.")})


@action
def reopen_period(*, close: PeriodClose, by, reason: str, at: datetime | None = None) -> PeriodClose:
    """Somebody else than who closed it opens a period again. The close stays as it is; the next is another version."""
    close = locked(close, by)
    if not close.is_in_force:
        raise ValidationError(_("This close was reopened already."))
    if close.closed_by == by:
        raise ValidationError(_("Who closed it does not reopen it: somebody else must."))
    close.reopened_at, close.reopened_by, close.reopening_reason = at or timezone.now(), by, reason.strip()
    close._history_date = close.reopened_at  # type: ignore[attr-defined]  # read by the history
    return save(close)
