"""Forms for what happens on the register. Every choice is within the user's villages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from villages.models import Officer
from xiaoping.kit import clock
from xiaoping.kit.forms import ActionForm, CorrectionForm, fields_of

from .models import (
    CAUSES,
    AttributeSpell,
    EnterpriseSupport,
    HelpPost,
    IndustryAward,
    Microcredit,
    PovertySpell,
    Registration,
    TransferEmployment,
)


class CauseForm(ActionForm):
    """Asks for the main cause of poverty, and up to two others."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {**fields_of(PovertySpell, *CAUSES), **self.fields}


class IdentifyForm(CauseForm):
    """Asks also for the standard that was applied, and what kind of poor household it is."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {**fields_of(Registration, "standard"), **fields_of(AttributeSpell, "attribute"), **self.fields}


class AttributeForm(ActionForm):
    """Asks what kind of poor household it is now."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {**fields_of(AttributeSpell, "attribute"), **self.fields}


class HelperForm(ActionForm):
    """Asks for the officer who is to help: of the user's villages, or of the township itself."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        officers = Officer.objects.visible_to(user).in_force(clock.today()).order_by("village_id", "name")
        self.fields["officer"] = forms.ModelChoiceField(officers, label=_("Helper"))
        self.order_fields(["officer", "on", "reason"])


class CauseCorrectionForm(CorrectionForm):
    """The causes, put right."""

    corrects = CAUSES


class HelpForm(ActionForm):
    """Asks for the day, the reason, and fields of the record of help (`asks`); days are typed as days."""

    record_model: type
    asks: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= fields_of(self.record_model, *self.asks)
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
