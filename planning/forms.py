"""Forms for printed figures and what is found among them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.filters import PeriodField
from xiaoping.kit.forms import ActionForm, CorrectionForm

from .models import Finding, PrintedFigure

FIGURE = ("number", "place", "about", "term", "value", "unit", "qualifier", "scale", "decimals")


class Undated(ActionForm):
    """What happens now and needs no day."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]


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
