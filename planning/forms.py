"""Forms for progress of the plan, for printed figures and what is found among them, for closing a period."""

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.filters import PeriodField
from xiaoping.kit.forms import ActionForm, CorrectionForm

from .models import Declaration, Finding, Light, Milestone, PrintedFigure, Proof, Target

FIGURE = ("number", "place", "about", "term", "value", "unit", "qualifier", "scale", "decimals")


class Undated(ActionForm):
    """What happens now and needs no day."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]


class CloseForm(forms.Form):
    """Why a period is closed."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        help_text=_("Who asked for the close, and what it is for. It is kept with it."),
    )


class PrintedFigureForm(Undated):
    """One number of the report, with its place and what it speaks of."""

    period = PeriodField(label=_("Period it speaks of"), help_text=_("As 2018, 2018-Q2 or 2018-03."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= forms.fields_for_model(PrintedFigure, FIGURE)
        self.order_fields([*FIGURE, "period", "reason"])
        self.fields["period"].initial = str(self.record.year)


class PrintedFigureCorrection(CorrectionForm):
    """What the text prints, put right in the record."""

    corrects = ("place", "term", "value", "unit", "qualifier", "scale", "decimals")


class ResolutionForm(ActionForm):
    """What a contradiction comes from, and why."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["resolution"] = forms.ChoiceField(
            label=_("It comes from"), choices=[("", "—"), *Finding.Resolution.choices]
        )
        self.order_fields(["resolution", "on", "reason"])


class DeclarationForm(ActionForm):
    """How far a target is: which milestone was reached, or the number; and what was done."""

    def __init__(self, *args, record: Target, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        wanted = ["note"]
        if record.kind == Target.Kind.MILESTONES:
            open_ones = Milestone.objects.filter(target=record, declarations=None).order_by("due_on", "pk")
            self.fields["milestone"] = forms.ModelChoiceField(open_ones, label=_("Milestone"))
            wanted.insert(0, "milestone")
        elif not record.counts_steps:
            self.fields["value"] = forms.DecimalField(label=_("Number declared"), max_digits=18, decimal_places=4)
            wanted.insert(0, "value")
        self.fields |= forms.fields_for_model(Declaration, ["note"])
        self.order_fields([*wanted, "on", "reason"])


class ProofForm(ActionForm):
    """Which document."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= forms.fields_for_model(Proof, ["reference"])
        self.fields["on"].label, self.fields["on"].help_text = _("Dated"), _("The day the document bears.")
        self.order_fields(["reference", "on", "reason"])


class LightForm(Undated):
    """Which colour, and why; none gives it back to the rule."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["light"] = forms.ChoiceField(
            label=_("Colour"), choices=[("", _("by rule")), *Light.choices], required=False
        )
        self.order_fields(["light", "reason"])
