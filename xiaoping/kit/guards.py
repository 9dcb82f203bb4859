"""What may be taken back, kind of record by kind of record: each app says so in its module `guards`.

A kind that nobody named is corrected and never taken back: what rests on it, or who else answered for it, is not known
here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .attachments.models import Attachment
from .registry import Registry

# label of a model → `guard(record, row)`, called under its lock just before the row of its history is undone, when
# everything that the same action did later is undone already
guards: Registry[Callable[[Any, Any], None]] = Registry("guard")


def guard(*models) -> Callable:
    """Register a function that raises ValidationError if a record has moved on and is not taken back."""

    def register(function: Callable) -> Callable:
        for model in models:
            guards.add(model._meta.label_lower, function)
        return function

    return register


def plain(*models) -> None:
    """These are entries and nothing more: what is taken back of them leaves the rest as it is."""
    guard(*models)(lambda record, row: None)


def may_be_taken_back(labels) -> bool:
    """Whether every one of these kinds of record may be, as far as its kind alone tells."""
    return all(label in guards for label in labels)


def check(record, row) -> None:
    """Raises ValidationError if a record is not taken back, or no longer."""
    label = record._meta.label_lower
    if label not in guards:
        raise ValidationError(
            _("%(what)s “%(record)s” is not taken back. Put it right with its own actions, so that all can see it.")
            % {"what": record._meta.verbose_name, "record": record}
        )
    guards[label](record, row)


def moved_on(record, owner) -> ValidationError:
    """The refusal for a record whose owner is no longer as it was when the record was entered."""
    return ValidationError(
        _("%(what)s “%(record)s” cannot be taken back: “%(owner)s” has moved on since.")
        % {"what": record._meta.verbose_name, "record": record, "owner": owner}
    )


@guard(Attachment)
def check_attachment(attachment: Attachment, row) -> None:
    """What was attached may be the evidence of what was done to its record afterwards."""
    owner = apps.get_model(attachment.record)._base_manager.filter(pk=attachment.key).first()
    if owner is None:
        return
    newest = owner.history.latest("history_date", "history_id")
    if newest.history_date > row.history_date and newest.act != row.act:
        raise moved_on(attachment, owner)
