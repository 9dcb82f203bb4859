"""Forms for what happens in public safety. Every choice is within the user's villages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.models import Officer
from xiaoping.kit import clock
from xiaoping.kit.attachments.forms import FilesForm
from xiaoping.kit.filters import DayField
from xiaoping.kit.forms import ActionForm, fields_of

from .actions.cases import ACCEPTED
from .models import (
    Case,
    ChecklistItem,
    Deduction,
    Hazard,
    HazardNotice,
    Inspection,
    InspectionAnswer,
    InspectionType,
    Site,
    SpotCheck,
    Visit,
    VisitRound,
)


def officer_field(user, label) -> forms.ModelChoiceField:
    """An officer the user may see, in post today; the user's own post is the first guess."""
    officers = Officer.objects.visible_to(user).in_force(clock.today()).order_by("village_id", "name")
    field = forms.ModelChoiceField(officers, label=label)
    own = getattr(user, "officer", None)
    field.initial = own.pk if own else None  # set afterwards: given at once, it would take the empty choice away
    return field


class AsksForm(ActionForm):
    """Asks for fields of a record (`asks`, those of `needs` always), and for an officer if there is a label for one."""

    record_model: Any
    asks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    officer_label: Any = ""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        for name, field in fields_of(self.record_model, *self.asks).items():
            self.fields[name] = field
            field.required = field.required or name in self.needs
        if self.officer_label:
            self.fields["officer"] = officer_field(user, self.officer_label)
        self.order_fields([*self.asks, "officer", "photo", "uploads", "on", "reason"])


class HazardForm(AsksForm, FilesForm):
    """What is dangerous, with a photo."""

    record_model, asks = Hazard, ("what", "category", "grade", "place")


class NoticeForm(AsksForm):
    """Who puts it right, how, with what, by when (五落实)."""

    record_model, asks = HazardNotice, ("responsible", "measures", "amount", "deadline", "plan")
    officer_label = _("given by")


class RectifiedForm(AsksForm, FilesForm):
    """What was done, with a photo."""

    record_model, asks = HazardNotice, ("done",)
    officer_label = _("reported by")
    needs = ("done",)


class RecheckForm(ActionForm):
    """Whether it was put right; if not, until when."""

    passed = forms.TypedChoiceField(
        label=_("Result"),
        choices=[("yes", _("put right: close it")), ("no", _("not put right: a new deadline"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    deadline = DayField(label=_("New deadline"), required=False, help_text=_("Only if it was not put right."))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        self.fields["officer"] = officer_field(user, _("rechecked by"))
        self.fields["officer"].initial = None
        self.order_fields(["passed", "deadline", "officer", "on", "reason"])


class HandOverForm(AsksForm):
    """The county's receipt."""

    record_model, asks = Hazard, ("receipt",)
    needs = ("receipt",)


class InspectionForm(FilesForm):
    """Everything of one inspection on one page: the checklist of a type (`kind`), what is dangerous, photos."""

    FOUND = ("what", "category", "grade")

    officer = forms.ModelChoiceField(Officer.objects.none(), label=_("Led by"))

    def __init__(self, *args, record, user, kind: InspectionType, **kwargs):
        super().__init__(*args, record=record, user=user, **kwargs)
        self.kind = kind
        self.fields["officer"] = officer_field(user, _("Led by"))
        self.fields |= fields_of(Inspection, "inspectors", "remark")
        self.fields["inspectors"].initial = 2
        self.items = {
            f"item_{item.pk}": item for item in ChecklistItem.objects.in_force(self.asked_on()).filter(kind=kind)
        }
        for name, item in self.items.items():
            self.fields[name] = forms.ChoiceField(
                label=item.text, choices=InspectionAnswer.Answer.choices, widget=forms.RadioSelect, help_text=item.basis
            )
        self.fields |= fields_of(Hazard, *self.FOUND)
        for name in self.FOUND:
            self.fields[name].required = False
        self.fields["what"].help_text = _("Leave it empty if nothing dangerous is left.")
        self.fields["reason"].initial = _("routine inspection")
        self.order_fields(
            [*self.items, *self.FOUND, "photo", "uploads", "officer", "inspectors", "on", "remark", "reason"]
        )

    def asked_on(self):
        """The day whose list is asked: that sent with the form, else today."""
        field = DayField(required=False)
        try:
            return field.clean(self.data.get("on", "")) or clock.today()
        except forms.ValidationError:
            return clock.today()

    def groups(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """The checklist first, then what is dangerous, then who and when."""
        found = (*self.FOUND, "photo", "uploads")
        yield _("Checklist"), [self[name] for name in self.items]
        yield _("Hazard and photos"), [self[name] for name in found]
        yield _("Who and when"), [self[name] for name in self.fields if name not in found and name not in self.items]

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("what"):
            for name, words in (("category", _("Say what kind it is.")), ("grade", _("Say how grave it is."))):
                if not cleaned.get(name):
                    self.add_error(name, words)
        return cleaned

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        answers = {item.pk: given.pop(name) for name, item in self.items.items()}
        return {**given, "kind": self.kind, "answers": answers}


class LicenceForm(AsksForm):
    """The new licence and its last day."""

    record_model, asks = Site, ("licence", "licensed_until")
    needs = asks


class OfCase(ActionForm):
    """A step of a case: why, and nothing of who brought it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _("On what document it rests. No names, numbers, phones or addresses.")


class CaseForm(OfCase, AsksForm):
    """Where a case comes from, what it is about, who is in charge: nothing of who brought it."""

    record_model, asks = Case, ("number", "channel", "category", "office")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = pgettext_lazy("of a case", "Received on")


class NoteForm(OfCase, AsksForm):
    """A few words, which tell of nobody."""

    record_model, asks = Case, ("note",)


class ExtensionForm(OfCase):
    """By how many days."""

    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=366)


class OutcomeForm(OfCase, AsksForm):
    """How an accepted case ended."""

    record_model, asks = Case, ("outcome", "note")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"] = forms.ChoiceField(
            label=_("Outcome"), choices=[("", "---------"), *((one.value, one.label) for one in ACCEPTED)]
        )
        self.order_fields(["outcome", "note", "on", "reason"])


class RoundForm(ActionForm):
    """In which round an officer takes a group: only rounds whose sample was not drawn."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        del self.fields["on"]
        rounds = VisitRound.objects.filter(seed=None, last__gte=clock.today()).order_by("-first")
        self.fields["visit_round"] = forms.ModelChoiceField(rounds, label=_("Visit round"))
        self.fields["visit_round"].initial = rounds.first()
        self.fields["officer"] = officer_field(user, _("Officer"))
        self.order_fields(["visit_round", "officer", "reason"])


class NewRoundForm(AsksForm):
    """Name, days and rules of a round; the seed is drawn later."""

    record_model = VisitRound
    asks = ("name", "first", "last", "per_group", "deduction", "most_a_day", "document")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]


class NoDayForm(ActionForm):
    """Asks only why."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]


class VisitForm(AsksForm):
    """How the household was reached, and what was found."""

    record_model, asks = Visit, ("mode", "found", "needs_follow_up")
    needs = ("mode",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].initial = _("visit round")


class CheckForm(AsksForm):
    """What the household said."""

    record_model, asks = SpotCheck, ("mode", "result")
    officer_label = _("checked by")
    needs = asks


class AppealForm(AsksForm):
    """On what grounds."""

    record_model, asks = Deduction, ("appeal",)
    needs = ("appeal",)


class DecisionForm(AsksForm):
    """Upheld or waived."""

    record_model, asks = Deduction, ("decision",)
    needs = ("decision",)
