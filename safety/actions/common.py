"""What the actions of this app share."""

from collections.abc import Callable
from datetime import date
from functools import wraps

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Officer
from villages.querysets import scope_of
from xiaoping.kit.actions import action

from ..nobody import names_nobody


def about_nobody(function: Callable) -> Callable:
    """Make a function an action whose reason, which the history keeps, refuses what looks like an ID or phone."""
    act = action(function)

    @wraps(function)
    def run(*, reason: str, **given):
        try:
            names_nobody(reason)
        except ValidationError as error:
            raise ValidationError({"reason": error.messages}) from error
        return act(reason=reason, **given)

    return run


def from_the_township(by) -> None:
    """Raises ValidationError unless the actor is posted to the whole township."""
    if not scope_of(by).township:
        raise ValidationError(_("Only the township's own staff may do this."))


def in_post(officer: Officer, by, on: date, field: str = "officer") -> Officer:
    """The officer, if the actor may see them and they were in post that day. Raises ValidationError on `field`."""
    officer = Officer.objects.visible_to(by).get(pk=officer.pk)
    if on < officer.since or (officer.until is not None and officer.until <= on):
        raise ValidationError({field: _("This officer was not in post on that day.")})
    return officer
