"""The days an action may be dated: not to come, not before its thing began, not before what is on record since."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import clock


def check_day(on: date, *, since: date | None = None, latest: date | None = None, field: str = "on") -> date:
    """The day, if an action may carry it.

    `since` is when the thing acted upon began, `latest` its last event on record. Raises ValidationError on `field`
    with the remedy: a later event must be corrected before an earlier one can be entered.
    """
    if on > clock.today():
        raise ValidationError({field: _("This day is still to come. Enter it once it has happened.")})
    if since is not None and on < since:
        raise ValidationError(
            {
                field: _("It began on %(since)s only. Enter that day or later, or correct the beginning.")
                % {"since": since}
            }
        )
    if latest is not None and on < latest:
        raise ValidationError(
            {
                field: _(
                    "Something later is on record, on %(latest)s. Enter that day or later, or correct that entry first."
                )
                % {"latest": latest}
            }
        )
    return on
