"""Forms for what happens on the register. Every choice is within the user's villages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from villages.models import Officer
from xiaoping.kit import clock
from xiaoping.kit.forms import ActionForm, CorrectionForm

from .models import PovertySpell


class CauseForm(ActionForm):
    """Asks for the main cause of poverty."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= forms.fields_for_model(PovertySpell, ["cause"])
        self.order_fields(["cause", "on", "reason"])


class HelperForm(ActionForm):
    """Asks for the officer who is to help: of the user's villages, or of the township itself."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        officers = Officer.objects.visible_to(user).in_force(clock.today()).order_by("village_id", "name")
        self.fields["officer"] = forms.ModelChoiceField(officers, label=_("Helper"))
        self.order_fields(["officer", "on", "reason"])


class CauseCorrectionForm(CorrectionForm):
    """The main cause, put right."""

    corrects = ("cause",)
