"""The two forms of the first run."""

from __future__ import annotations

from django import forms
from django.contrib.auth import password_validation
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit import clock
from xiaoping.kit.filters import DayField

from . import code, layout

EXAMPLE = "小冲村：一组、二组、三组\n大言村 12"


def first_of_year():
    """The first day of this year."""
    return clock.today().replace(month=1, day=1)


class PlacesForm(forms.Form):
    """The code from the terminal; the township with its villages and groups."""

    code = forms.CharField(
        label=_("Code from the terminal"),
        max_length=20,
        help_text=_("The server printed it when it was started. It shows that you are the one who set it up."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    township = forms.CharField(label=_("Township"), max_length=40)
    county = forms.CharField(label=_("County"), max_length=40, required=False)
    area_code = forms.CharField(
        label=_("Area code"),
        max_length=12,
        required=False,
        validators=[RegexValidator(r"^\d{6,12}$", _("6 to 12 digits."))],
        help_text=_("Of GB/T 2260, 6 to 12 digits; leave empty if unknown."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    records_from = DayField(
        label=_("Records from"),
        initial=first_of_year,
        help_text=_("The day from which your records will be complete. There are no figures before it."),
    )
    villages = forms.CharField(
        label=_("Villages and groups"),
        max_length=200_000,
        widget=forms.Textarea(attrs={"rows": 8, "placeholder": EXAMPLE, "spellcheck": "false"}),
        help_text=_(
            "One village a line with its groups, or with their number; or paste the two columns “village” and “group” "
            "from a sheet. The next page shows how it was understood."
        ),
    )

    def clean_code(self) -> str:
        if not code.matches(self.cleaned_data["code"]):
            raise ValidationError(_("This is not the code. It stands in the terminal or the log of the server."))
        return code.make()

    def clean_records_from(self):
        day = self.cleaned_data["records_from"]
        if day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean_villages(self) -> str:
        layout.parse(self.cleaned_data["villages"])
        return self.cleaned_data["villages"]


class AdministratorForm(forms.ModelForm):
    """The first administrator's account."""

    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=40)
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=password_validation.password_validators_help_text_html,
    )
    again = forms.CharField(
        label=_("Password again"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    is_handed_over = forms.BooleanField(
        label=_("Ask for a new password at the first log-in"),
        required=False,
        initial=True,
        help_text=_("Take the tick away only if this account is your own and nobody saw you type."),
    )

    class Meta:
        model = User
        fields = ("username",)
        widgets = {"username": forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"})}
        help_texts = {"username": _("Letters and digits, for example the pinyin of the name.")}

    field_order = ("name", "username")

    def clean(self):
        super().clean()
        cleaned = self.cleaned_data
        password = cleaned.get("password")
        if password and password != cleaned.get("again"):
            self.add_error("again", _("The two passwords differ."))
        elif password:
            self.instance.last_name = cleaned.get("name", "")
            try:
                password_validation.validate_password(password, self.instance)
            except ValidationError as error:
                self.add_error("password", error)
        return cleaned

    def _post_clean(self):
        """The account is made by the first run's action, and validated there as a whole."""
