"""Forms for what happens in welfare. Every choice is within the user's villages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from villages.models import Person
from xiaoping.kit import clock
from xiaoping.kit.filters import DayField
from xiaoping.kit.forms import ActionForm, fields_of

from .actions import read_answers
from .models import (
    Application,
    ApplicationStep,
    Award,
    AwardEnd,
    Benefit,
    Grade,
    HouseWork,
    Notice,
    Outcome,
    PaymentBatch,
    Programme,
    Relocation,
)

BLANK = ("", "---------")


def members_of(household):
    """The people in a household now."""
    return Person.objects.filter(stays__household=household, stays__until=None).order_by("stays__relation", "pk")


def grades_of(programme) -> list[tuple[str, str]]:
    """The grades a programme has rates for; all of them if it has none."""
    known = [grade for grade in programme.rates.values_list("grade", flat=True) if grade] if programme else []
    return [(grade, str(Grade(grade).label)) for grade in known] or [(grade.value, str(grade.label)) for grade in Grade]


class ApplicationForm(ActionForm):
    """Asks what is applied for, and for whom."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        programmes = Programme.objects.in_force(clock.today())
        self.fields["programme"] = forms.ModelChoiceField(programmes, label=_("Programme"))
        self.fields["person"] = forms.ModelChoiceField(
            members_of(record),
            label=_("Applicant"),
            required=False,
            help_text=_("Empty if the household as a whole applied."),
        )
        self.fields |= forms.fields_for_model(Application, ["is_of_cadre"])
        self.fields["document"] = forms.CharField(label=_("Document"), max_length=120, required=False)
        self.order_fields(["programme", "person", "is_of_cadre", "document", "on", "reason"])


class StepForm(ActionForm):
    """Asks what came of a step, who did it, and on what paper. `kind` is the step the page is about."""

    asks: tuple[str, ...] = ("result", "people", "document")

    def __init__(self, *args, kind: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.fields |= forms.fields_for_model(ApplicationStep, self.asks)
        if "result" in self.fields:
            self.fields["result"] = forms.ChoiceField(
                label=_("Result"),
                choices=ApplicationStep.Result,
                widget=forms.RadioSelect,
                initial=ApplicationStep.Result.PASSED,
            )
        self.order_fields([*self.asks, "on", "reason"])

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), **({"kind": self.kind} if self.kind else {})}


class DecisionForm(StepForm):
    """Asks also for the yuan granted, where the benefit is paid case by case."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= fields_of(Application, "amount")
        self.order_fields(["result", "amount", *self.asks, "on", "reason"])


class NoticeForm(ActionForm):
    """Asks which programme's cases are put up, and whom to ring up with a complaint. `kind` is that of the notice."""

    which = {
        Notice.Kind.REVIEWED: _("All its cases in the village that are past their review hang together."),
        Notice.Kind.DECIDED: _("All its cases in the village that were granted and not announced hang together."),
    }

    def __init__(self, *args, record, user, kind: str, **kwargs):
        super().__init__(*args, record=record, user=user, **kwargs)
        self.kind = Notice.Kind(kind)
        due = Application.objects.writable_by(user).in_village(record).to_hang(kind)
        programmes = Programme.objects.filter(pk__in=due.order_by().values("programme"))
        self.fields["programme"] = forms.ModelChoiceField(
            programmes,
            label=_("Programme"),
            help_text=self.which[self.kind],
        )
        self.fields |= forms.fields_for_model(Notice, ["phone"])
        self.fields["phone"].initial = (
            Notice.objects.visible_to(user).order_by("-pk").values_list("phone", flat=True).first()
        )
        self.fields["document"] = forms.CharField(label=_("Document"), max_length=120, required=False)
        self.order_fields(["programme", "phone", "document", "on", "reason"])

    def arguments(self) -> dict[str, Any]:
        return {**super().arguments(), "kind": self.kind}


class ObjectionForm(StepForm):
    """On what paper it came. Who objected is not asked."""

    asks = ("document",)


class SettlementForm(StepForm):
    """What came of looking into it."""

    asks = ("result", "document")


class AwardForm(ActionForm):
    """Asks who is entitled, and in which class."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        people = members_of(record.household)
        if record.person_id:
            people = people.filter(pk=record.person_id)
        self.fields["person"] = forms.ModelChoiceField(people, label=_("Person"))
        self.fields["grade"] = forms.ChoiceField(
            label=_("Grade"), choices=[BLANK, *grades_of(record.programme)], required=False
        )
        self.order_fields(["person", "grade", "on", "reason"])


class GradeForm(ActionForm):
    """Asks for the new class."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        programme = Programme.objects.of(record.benefit, clock.today())
        self.fields["grade"] = forms.ChoiceField(label=_("Grade"), choices=grades_of(programme))
        self.order_fields(["grade", "on", "reason"])


def granted_cases(household, *benefits: str):
    """The granted cases of a household about some benefits."""
    return Application.objects.filter(
        household=household, programme__benefit__in=benefits, until_reason=Outcome.GRANTED
    ).select_related("household", "programme")


class ContractForm(ActionForm):
    """Asks what is done to the house, how dangerous it was, and on which case it rests."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.fields |= fields_of(HouseWork, "kind", "danger", "subsidy", "document")
        self.fields["application"] = forms.ModelChoiceField(
            granted_cases(record, Benefit.HOUSE_REPAIR, Benefit.HOUSE_REBUILD),
            label=_("Application"),
            required=False,
            help_text=_("A rebuilding rests on a case that was granted."),
        )
        self.order_fields(["kind", "danger", "application", "subsidy", "document", "on", "reason"])


class WorkAcceptanceForm(ActionForm):
    """Asks how large the house is now."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= fields_of(HouseWork, "floor_area")
        self.order_fields(["floor_area", "on", "reason"])


class RelocationForm(ActionForm):
    """Asks how, how many, how large and where."""

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.fields |= fields_of(Relocation, "mode", "people", "floor_area", "place")
        self.fields["people"].initial = members_of(record).count()
        self.fields["application"] = forms.ModelChoiceField(
            granted_cases(record, Benefit.RELOCATION), label=_("Application"), required=False
        )
        self.order_fields(["mode", "people", "floor_area", "place", "application", "on", "reason"])


class EndForm(ActionForm):
    """Asks why an award ends: what happens by itself at a death or a move is not offered."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= forms.fields_for_model(Award, ["until_reason"])
        self.fields["until_reason"] = forms.ChoiceField(
            label=_("Ended by"),
            choices=[(why.value, why.label) for why in (AwardEnd.STOPPED, AwardEnd.MISTAKE)],
        )
        self.order_fields(["until_reason", "on", "reason"])


class BatchForm(ActionForm):
    """Asks for the period that is paid for."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["covers"] = DayField(
            label=_("For the time from"),
            help_text=_(
                "The first day of the month, term or year paid for; of bills, claims and houses, the day since when"
                " they were decided or accepted."
            ),
        )
        self.fields["covers"].initial = clock.today().replace(day=1)
        self.order_fields(["covers", "on", "reason"])


class ReasonForm(ActionForm):
    """Asks for the reason alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]


class AnswersForm(ActionForm):
    """Asks for the file the bank sent back."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"] = forms.FileField(
            label=_("The bank's answer"),
            help_text=_("A CSV file with the columns 行号, 结果 (成功 or 失败) and 退回原因."),
        )
        self.order_fields(["file", "on", "reason"])

    def clean_file(self):
        return read_answers(self.cleaned_data["file"].read())

    def arguments(self) -> dict[str, Any]:
        found = super().arguments()
        answers = found.pop("file")
        return {**found, "answers": answers}


class AgainForm(ActionForm):
    """Asks with which batch a returned payment is paid again."""

    def __init__(self, *args, record, user, **kwargs):
        super().__init__(*args, record=record, user=user, **kwargs)
        batches = PaymentBatch.objects.writable_by(user).in_state("prepared")
        self.fields["batch"] = forms.ModelChoiceField(
            batches.filter(programme__benefit=record.benefit).select_related("programme"),
            label=_("Batch"),
            help_text=_("Of the same benefit, not approved yet."),
        )
        self.order_fields(["batch", "on", "reason"])
