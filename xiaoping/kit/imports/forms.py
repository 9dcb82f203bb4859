"""What is asked when a file is brought in, and when it is applied."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import clock
from ..filters import DayField
from .batches import may
from .kinds import kinds
from .reading import MAX_BYTES

ACCEPTED = ".xlsx,.xls,.csv"


class UploadForm(forms.Form):
    """The file, what it holds, and of what year and day it tells."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("xlsx, xls or csv, at most 20 MB and 120,000 rows. The row of labels is found by itself."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "data-max-bytes": MAX_BYTES}),
    )
    kind = forms.ChoiceField(label=_("What it holds"), required=False)
    year = forms.IntegerField(
        label=_("Year of the data"),
        min_value=1980,
        max_value=2100,
        help_text=_("Of school, work, living conditions and income, where the file has no column 年度."),
    )
    day = DayField(label=_("As of"), help_text=_("The day for which the file is right: changes are dated by it."))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        known = [(kind.key, kind.title) for kind in kinds if may(kind, user)]
        self.fields["kind"].choices = [("", _("find out by the labels")), *known]  # type: ignore[attr-defined]
        self.fields["year"].initial = clock.today().year - 1
        self.fields["day"].initial = clock.today

    def clean_day(self):
        day = self.cleaned_data["day"]
        if day > clock.today():
            raise forms.ValidationError(_("This day is still to come. Enter it once it has happened."))
        return day

    def groups(self):
        """One group without a heading."""
        yield "", list(self)


class ApplyForm(forms.Form):
    """Why: it is kept with every change."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        help_text=_("Why, and on what document it rests. It is kept with the change."),
    )
