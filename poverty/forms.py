"""Forms for what happens on the register. Every choice is within the user's villages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from villages.models import Officer
from xiaoping.kit import clock
from xiaoping.kit.filters import DayField
from xiaoping.kit.forms import ActionForm, CorrectionForm

from .models import EnterpriseSupport, HelpPost, IndustryAward, Microcredit, PovertySpell, TransferEmployment


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


class HelpForm(ActionForm):
    """Asks for the day, the reason, and fields of the record of help (`asks`); days are typed as days."""

    record_model: type
    asks: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        days = {name: DayField for name in self.asks if name.endswith("_on")}
        self.fields |= forms.fields_for_model(self.record_model, self.asks, field_classes=days)
        self.order_fields([*self.asks, "on", "reason"])


class PostForm(HelpForm):
    """Which post."""

    record_model = HelpPost
    asks = ("kind", "work")


class SupportForm(HelpForm):
    """Which enterprise."""

    record_model = EnterpriseSupport
    asks = ("enterprise",)


class AwardForm(HelpForm):
    """How much for what."""

    record_model = IndustryAward
    asks = ("industry", "amount", "document")


class LoanForm(HelpForm):
    """How much, for what, until when."""

    record_model = Microcredit
    asks = ("amount", "purpose", "due_on")


class EmploymentForm(HelpForm):
    """Where, and for whom."""

    record_model = TransferEmployment
    asks = ("place", "employer")
