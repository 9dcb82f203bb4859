"""The filters of what is asked every year, and of certificates, absences and accounts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.filters import (
    ChoiceFilter,
    DayFilter,
    FlagFilter,
    GroupFilter,
    ListFilter,
    MethodFilter,
    TextFilter,
    VillageFilter,
)

from ..models import Absence, BankAccount, DisabilityCertificate, HouseholdYear, Labour, PersonYear


class YearFilter(MethodFilter):
    """Rows of one year."""

    field_class = forms.IntegerField

    def __init__(self, **kwargs):
        super().__init__(label=_("Year"), min_value=1980, max_value=2100, **kwargs)


class HouseholdYearFilter(ListFilter):
    """Years of households."""

    of_year = YearFilter()
    village = VillageFilter()
    group = GroupFilter(field_name="household__group")
    number = TextFilter(label=_("Household number"), field_name="household__number")
    house_grade = ChoiceFilter(label=_("Grade of the house"), choices=HouseholdYear.HouseGrade.choices)
    with_dilapidated_house = FlagFilter(label=_("In a dilapidated house"))
    with_guarantee_missing = FlagFilter(label=_("Something of the guarantees missing"))

    class Meta:
        model = HouseholdYear
        fields: list[str] = []


class PersonYearFilter(ListFilter):
    """Years of people."""

    of_year = YearFilter()
    village = VillageFilter()
    name = TextFilter(label=_("Name"), field_name="person__name")
    labour = ChoiceFilter(label=_("Ability to work"), choices=Labour.choices)
    worked_away = FlagFilter(label=_("Worked away"))
    out_of_school = FlagFilter(label=_("Left school early"))

    class Meta:
        model = PersonYear
        fields: list[str] = []


class DisabilityCertificateFilter(ListFilter):
    """Disability certificates."""

    in_force = DayFilter(label=_("In force on"))
    severe = DayFilter(label=_("Severe on"))
    village = VillageFilter()
    name = TextFilter(label=_("Name"), field_name="person__name")

    class Meta:
        model = DisabilityCertificate
        fields: list[str] = []


class AbsenceFilter(ListFilter):
    """Absences for work."""

    in_force = DayFilter(label=_("Away on"))
    village = VillageFilter()
    name = TextFilter(label=_("Name"), field_name="person__name")
    reach = ChoiceFilter(label=_("Where"), choices=Absence.Reach.choices)
    place = TextFilter(label=_("Place"))

    class Meta:
        model = Absence
        fields: list[str] = []


class BankAccountFilter(ListFilter):
    """Accounts of households."""

    in_force = DayFilter(label=_("In use on"))
    village = VillageFilter()
    number = TextFilter(label=_("Household number"), field_name="household__number")
    bank = TextFilter(label=_("Bank"))

    class Meta:
        model = BankAccount
        fields: list[str] = []
