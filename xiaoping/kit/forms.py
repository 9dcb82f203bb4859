"""Forms for changes of state: a day, a reason, and choices within the user's villages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from . import clock
from .filters import DayField
from .foresight import Doubtful, Seen
from .formats import EMPTY
from .indicators import trimmed
from .versions import ChangedMeanwhile, version_of

SEEN, BECAUSE = "seen", "seen_because"  # how the form sends the answer to warnings


def show_errors(form: forms.BaseForm, error: ValidationError) -> None:
    """Show the errors of an action on the fields they name, and above the form those that name none of its fields."""
    by_field = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)


def fields_of(model, *names: str) -> dict[str, forms.Field]:
    """The form fields of some of a model's fields, in this order; days are typed as days."""
    days = {field.name: DayField for field in model._meta.concrete_fields if isinstance(field, models.DateField)}
    return forms.fields_for_model(model, names, field_classes=days)


class ActionForm(forms.Form):
    """What every change of state asks: the day and the reason. `record` is what is acted on, `user` who acts."""

    on = DayField(label=_("On"), help_text=_("The day it happened."))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        help_text=_("Why, and on what document it rests. It is kept with the change."),
    )

    def __init__(self, *args, record, user, **kwargs):
        self.record, self.user = record, user
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = clock.today
        self.order_fields([name for name in self.fields if name not in ("on", "reason")] + ["on", "reason"])
        self.doubt: Doubtful | None = None

    def arguments(self) -> dict[str, Any]:
        """What the action is called with, beside its record and its actor."""
        return dict(self.cleaned_data)

    def refused(self, error: ValidationError) -> None:
        """Show what the action was refused with."""
        show_errors(self, error)

    def answer(self) -> dict[str, Any]:
        """What is said to warnings that were shown: nothing, as long as none were ticked."""
        digest, because = str(self.data.get(SEEN, "")), str(self.data.get(BECAUSE, ""))
        return {"seen": Seen(digest, because)} if digest and because.strip() else {}

    def ask_again(self, doubt: Doubtful) -> None:
        """Show the warnings above the form, each to be seen, with why it is right all the same."""
        self.doubt = doubt
        self.because = str(self.data.get(BECAUSE, ""))

    def groups(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """(heading, fields) in the order of the page; most forms are one group without a heading."""
        yield "", list(self)


def display_of(record, name: str) -> str:
    """What a field says, in the words of its choices."""
    shown = getattr(record, f"get_{name}_display", None)
    value = shown() if shown else getattr(record, name)
    return "" if value is None else str(value)


class CorrectionForm(ActionForm):
    """Puts fields of a record right: no day, since it was wrong from the start. Subclasses declare `corrects`."""

    corrects: tuple[str, ...] = ()

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        del self.fields["on"]
        for name, field in fields_of(type(record), *self.corrects).items():
            value = getattr(record, name)
            field.initial = trimmed(value) if isinstance(value, Decimal) else value
            self.fields[name] = field
        self.fields["version"] = forms.IntegerField(
            required=False, widget=forms.HiddenInput, initial=version_of(record)
        )
        self.order_fields([*self.corrects, "reason"])

    def refused(self, error: ValidationError) -> None:
        """After somebody else's change, what stands now is said beside each field; who saves again has seen it."""
        if isinstance(error, ChangedMeanwhile):
            data = self.data.copy()  # type: ignore[attr-defined]
            data["version"] = error.newest.pk
            self.data = data
            self.record.refresh_from_db()
            for name in self.changed_data:
                if name in self.corrects:
                    now = display_of(self.record, name)
                    self.add_error(name, _("On record now: %(value)s") % {"value": now or EMPTY})
        super().refused(error)

    def arguments(self) -> dict[str, Any]:
        """Only the fields that were changed: the rest stays as it is on record."""
        same = set(self.corrects) - set(self.changed_data)
        return {name: value for name, value in super().arguments().items() if name not in same}
