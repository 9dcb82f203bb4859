"""The columns of what is asked every year, and of certificates, absences and accounts."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xiaoping.kit import formats
from xiaoping.kit.tables import Column, Table

from ..models import Absence, Education, HouseholdYear, Labour, School
from .works import DAY, NUMBER, village_column

YES_NO = formats.YesNo()
MONEY = formats.Money()


def household_column(path: str = "household") -> Column:
    """The household, by its number."""
    return Column(f"{path}__number", verbose_name=_("Household"), opens="villages:household_detail", key=path)


def person_column() -> Column:
    """The person, by name."""
    return Column("person__name", verbose_name=_("Name"), opens="villages:person_detail", key="person")


class HouseholdYearTable(Table):
    """Years of households, with the net income worked out."""

    household = household_column()
    village = village_column()
    year = Column("year", verbose_name=_("Year"), format=formats.Plain())
    members = Column("year_members", verbose_name=pgettext_lazy("count", "Members"), format=NUMBER)
    net_income = Column("net_income", verbose_name=_("Net income, yuan"), format=MONEY)
    income_per_head = Column("income_per_head", verbose_name=_("Net income a head, yuan"), format=MONEY)
    house_grade = Column(
        "house_grade", verbose_name=_("Grade of the house"), format=formats.Choice(HouseholdYear.HouseGrade.choices)
    )
    floor_area = Column("floor_area", verbose_name=_("Floor area of the house, ㎡"), format=NUMBER)
    has_safe_water = Column("has_safe_water", verbose_name=_("Safe drinking water"), format=YES_NO)
    is_schooling_guaranteed = Column("is_schooling_guaranteed", verbose_name=_("Schooling guaranteed"), format=YES_NO)
    is_medical_care_guaranteed = Column(
        "is_medical_care_guaranteed", verbose_name=_("Medical care guaranteed"), format=YES_NO
    )
    cultivated_area = Column("cultivated_area", verbose_name=_("Cultivated land, mu"), format=NUMBER)
    forest_area = Column("forest_area", verbose_name=_("Forest, mu"), format=NUMBER)


class PersonYearTable(Table):
    """Years of people. Health stands on the person's sheet alone."""

    person = person_column()
    village = village_column()
    year = Column("year", verbose_name=_("Year"), format=formats.Plain())
    school = Column("school", verbose_name=_("School"), format=formats.Choice(School.choices))
    education = Column("education", verbose_name=_("Education"), format=formats.Choice(Education.choices))
    labour = Column("labour", verbose_name=_("Ability to work"), format=formats.Choice(Labour.choices))
    work_months = Column("work_months", verbose_name=_("Months worked away"), format=NUMBER)
    work_place = Column("work_place", verbose_name=_("Place of work"))
    has_resident_medical = Column("has_resident_medical", verbose_name=_("Residents' medical insurance"), format=YES_NO)
    has_resident_pension = Column("has_resident_pension", verbose_name=_("Residents' pension insurance"), format=YES_NO)


class DisabilityCertificateTable(Table):
    """Disability certificates. Kind and level stand on the person's sheet alone."""

    person = person_column()
    village = village_column()
    since = Column("since", verbose_name=_("Issued on"), format=DAY)
    until = Column("until", verbose_name=_("Withdrawn on"), format=DAY)


class AbsenceTable(Table):
    """Absences for work."""

    person = person_column()
    village = village_column()
    reach = Column("reach", verbose_name=_("Where"), format=formats.Choice(Absence.Reach.choices))
    place = Column("place", verbose_name=_("Place"))
    employer = Column("employer", verbose_name=_("Employer"))
    since = Column("since", verbose_name=_("Away since"), format=DAY)
    until = Column("until", verbose_name=_("Back on"), format=DAY)


class BankAccountTable(Table):
    """Accounts, behind their mask."""

    household = household_column()
    holder = Column("holder__name", verbose_name=_("Holder"), opens="villages:person_detail", key="holder")
    village = village_column()
    bank = Column("bank", verbose_name=_("Bank"))
    masked = Column("masked", verbose_name=_("Account number"))
    since = Column("since", verbose_name=_("In use since"), format=DAY)
    until = Column("until", verbose_name=_("Closed on"), format=DAY)
