"""Forms for certificates, absences and accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.forms import ActionForm, fields_of

from ..models import Absence, BankAccount, DisabilityCertificate
from .records import members_of


class CertificateForm(ActionForm):
    """Kind and level of the disability."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {**fields_of(DisabilityCertificate, "kind", "level"), **self.fields}


class AbsenceForm(ActionForm):
    """Where somebody went, and to whom."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields = {**fields_of(Absence, "reach", "place", "employer"), **self.fields}


class AccountForm(ActionForm):
    """Whose account at which bank."""

    number = forms.CharField(label=_("Account number"), max_length=40, help_text=_("As it stands on the card."))

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        self.fields["holder"] = forms.ModelChoiceField(members_of(record), label=_("Holder"))
        self.fields |= fields_of(BankAccount, "bank")
        self.order_fields(["holder", "bank", "number", "on", "reason"])
