"""Forms for what is asked of households and people once a year."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import clock
from xiaoping.kit.forms import ActionForm, fields_of

from ..models import HouseholdYear, PersonYear

ASKED_YEARS = 10  # how far back the form offers


class YearForm(ActionForm):
    """Asks for a year and, from `parts`, what is known of it; the answers of the latest year stand there already.

    `parts` are (heading, names of fields); the page shows each under its heading.
    """

    year_model: type
    parts: tuple[tuple[object, tuple[str, ...]], ...] = ()

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        del self.fields["on"]
        latest = record.years.visible_to(self.user).order_by("-year").first()
        this = clock.today().year
        names = [name for _heading, part in self.parts for name in part]
        self.fields["year"] = forms.TypedChoiceField(
            label=_("Year"), coerce=int, choices=[(year, year) for year in range(this, this - ASKED_YEARS, -1)]
        )
        self.fields["year"].initial = this - 1
        for name, field in fields_of(self.year_model, *names).items():
            field.initial = getattr(latest, name, None)
            self.fields[name] = field
        self.order_fields(["year", *names, "reason"])

    def groups(self):
        """(heading, bound fields) in the order of the page."""
        yield "", [self["year"]]
        for heading, names in self.parts:
            yield heading, [self[name] for name in names]
        yield "", [self["reason"]]


class LivingConditionsForm(YearForm):
    """Land, house and the two assurances and three guarantees."""

    year_model = HouseholdYear
    parts = (
        (_("Two assurances and three guarantees"), HouseholdYear.GUARANTEES),
        (_("House and supply"), HouseholdYear.LIVING),
        (_("Land"), HouseholdYear.LAND),
    )


class IncomeForm(YearForm):
    """Income in its parts, in yuan."""

    year_model = HouseholdYear
    parts = (
        (_("Work and business"), ("wages", "business_income", "business_cost")),
        (_("Property"), HouseholdYear.PROPERTY),
        (_("Transfers"), HouseholdYear.TRANSFERS),
    )


class PersonYearForm(YearForm):
    """School or education, health, work, insurance."""

    year_model = PersonYear
    parts = (
        (_("School"), ("school", "education", "dropout_reason")),
        (_("Health"), PersonYear.HEALTH),
        (_("Work"), PersonYear.WORK),
        (_("Insurance"), PersonYear.INSURANCES),
        (_("Politics"), ("politics",)),
    )
