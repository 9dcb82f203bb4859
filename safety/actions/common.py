"""What the actions of this app share."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Officer
from villages.querysets import scope_of


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
