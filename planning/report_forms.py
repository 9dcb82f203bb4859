"""Forms of the yearly report: begun, corrected, its sections, its issue."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit import clock
from xiaoping.kit.forms import ActionForm, CorrectionForm

from .forms import Undated
from .models import Report, Section

START = _("At the beginning")


class BeginForm(forms.Form):
    """Which year."""

    year = forms.IntegerField(label=_("Year reported"), min_value=1949, max_value=2100)
    reason = forms.CharField(label=_("Reason"), max_length=1000, help_text=_("Who asked for it, and on what document."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["year"].initial = clock.today().year - 1

    def groups(self):
        """One group without a heading."""
        yield "", list(self)


class ReportCorrection(CorrectionForm):
    """What stands above and below the text."""

    corrects = ("title", "organ")


class IssueForm(ActionForm):
    """The day it bears, and on what the issue rests."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = pgettext_lazy("report", "Issued on")
        self.fields["on"].help_text = _("The day the report bears.")


class SectionForm(Undated):
    """Level, heading and text of a section, and the version it was opened at."""

    level = forms.TypedChoiceField(label=_("Heading level"), choices=Section.Level.choices, coerce=int)
    heading = forms.CharField(label=_("Heading"), max_length=60, required=False)
    text = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        help_text=_("Each line is a paragraph."),
    )
    is_left_out = forms.BooleanField(
        label=_("Leave this section out"), required=False, help_text=_("It stays here, but is not printed.")
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, record: Section, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        for name in ("level", "heading", "text", "is_left_out", "version"):
            self.fields[name].initial = getattr(record, name)
        self.fields["reason"].initial = _("Writing the report")
        self.order_fields(["level", "heading", "text", "is_left_out", "version", "reason"])


class NewSectionForm(Undated):
    """Where, at which level, with which heading."""

    after = forms.TypedChoiceField(label=_("Behind"), coerce=int)
    level = forms.TypedChoiceField(
        label=_("Heading level"), choices=Section.Level.choices, coerce=int, initial=Section.Level.THIRD
    )
    heading = forms.CharField(label=_("Heading"), max_length=60, required=False)

    def __init__(self, *args, record: Report, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        sections = record.sections.order_by("order", "pk")
        self.fields["after"].choices = [(0, START), *((one.order, str(one)) for one in sections)]  # type: ignore[attr-defined]
        last = sections.last()
        self.fields["after"].initial = last.order if last else 0
        self.fields["reason"].initial = _("Writing the report")
        self.order_fields(["after", "level", "heading", "reason"])

    def arguments(self):
        """With no text yet."""
        return {**super().arguments(), "text": ""}
