"""Forms about accounts."""

from __future__ import annotations

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from villages.models import Officer, Village
from xiaoping.kit import clock, roles
from xiaoping.kit.filters import DayField
from xiaoping.kit.forms import ActionForm

ROLE_CHOICES = tuple(roles.LABELS.items())


class RolesField(forms.MultipleChoiceField):
    """One role or several that do not exclude each other."""

    def __init__(self, **kwargs):
        kwargs = {"label": _("Roles"), "choices": ROLE_CHOICES, "widget": forms.CheckboxSelectMultiple, **kwargs}
        super().__init__(**kwargs)


class AccountForm(ActionForm):
    """An account with a password to hand over."""

    officer = forms.ModelChoiceField(
        label=_("Officer on record"),
        queryset=Officer.objects.none(),
        required=False,
        help_text=_("Choose who is on the staff list already; else fill in the name below."),
    )
    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=40, required=False)
    title = forms.CharField(label=_("Post"), max_length=60, required=False)
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        help_text=_("Letters and digits, for example the pinyin of the name."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    held = RolesField()
    whole_township = forms.BooleanField(label=_("Whole township"), required=False)
    villages = forms.ModelMultipleChoiceField(
        label=_("Villages"),
        queryset=Village.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Where the account may see and work, unless it is the whole township."),
    )
    until = DayField(label=_("Until"), required=False, help_text=_("Leave empty if the end is not known."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        today = clock.today()
        self.fields["officer"].queryset = (  # type: ignore[attr-defined]
            Officer.objects.writable_by(self.user).in_force(today).filter(user=None).select_related("village")
        )
        self.fields["villages"].queryset = Village.objects.writable_by(self.user).in_force(today)  # type: ignore[attr-defined]
        self.fields["on"].label, self.fields["on"].help_text = _("From"), _("The first day of the posting.")
        self.order_fields(["officer", "name", "title", "username", "held", "whole_township", "villages", "on", "until"])

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if not data.get("officer") and not data.get("name"):
            self.add_error("name", _("Choose an officer, or type a name."))
        if not data.get("whole_township") and not data.get("villages"):
            self.add_error("villages", _("Choose a village, or the whole township."))
        if User.objects.filter(username__iexact=data.get("username", "")).exists():
            self.add_error("username", _("This user name is taken."))
        return data

    def arguments(self):
        data = dict(self.cleaned_data)
        if data.pop("whole_township"):
            data["villages"] = None
        return data


class UndatedForm(ActionForm):
    """A reason alone: it happens now."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["on"]


class RolesForm(UndatedForm):
    """What the account may do."""

    held = RolesField()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["held"].initial = [group.name for group in self.record.groups.all()]


class PostForm(ActionForm):
    """Where else the account may see and work."""

    village = forms.ModelChoiceField(
        label=_("Village"), queryset=Village.objects.none(), required=False, empty_label=_("Whole township")
    )
    until = DayField(label=_("Until"), required=False, help_text=_("Leave empty if the end is not known."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["village"].queryset = Village.objects.writable_by(self.user).in_force(clock.today())  # type: ignore[attr-defined]
        self.fields["on"].label, self.fields["on"].help_text = _("From"), _("The first day of the posting.")
        self.order_fields(["village", "on", "until", "reason"])


class LeaveForm(ActionForm):
    """The day of leaving, and who takes over."""

    successor = forms.ModelChoiceField(
        label=_("Takes over"),
        queryset=Officer.objects.none(),
        required=False,
        help_text=_("Gets all open work: the households helped, visits to make, and rows of the checks to see to."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = (  # type: ignore[attr-defined]
            Officer.objects.visible_to(self.user).in_force(clock.today()).exclude(user=self.record)
        )
