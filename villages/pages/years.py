"""The pages for what is asked of households and people once a year."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.actionpages import links
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import Household, Person
from .records import HouseholdPage, PersonPage


class RecordLivingConditions(HouseholdPage):
    act = staticmethod(actions.record_living_conditions)
    form_class = forms.LivingConditionsForm
    permission_required = "villages.add_householdyear"
    slug, icon = "living_conditions", "house-check"
    title = _("Living conditions of a year")
    lead = _(
        "What stands there was said last. Leave empty what was not asked. What is on record of the year is replaced."
    )


class RecordIncome(HouseholdPage):
    act = staticmethod(actions.record_income)
    form_class = forms.IncomeForm
    permission_required = "villages.add_householdyear"
    slug, icon = "income", "wallet2"
    title = _("Income of a year")
    lead = _("In yuan, the whole household's. Net income is worked out: all income less the cost of business.")


class RecordPersonYear(PersonPage):
    act = staticmethod(actions.record_person_year)
    form_class = forms.PersonYearForm
    permission_required = "villages.add_personyear"
    slug, icon = "year", "clipboard-heart"
    title = _("School, health and work of a year")
    lead = _("What stands there was said last. What is on record of the year is replaced.")


HOUSEHOLD_YEAR_PAGES = (RecordLivingConditions, RecordIncome)
PERSON_YEAR_PAGES = (RecordPersonYear,)


def household_actions(household: Household, user) -> list[dict]:
    """The buttons for a household's years."""
    return links(HOUSEHOLD_YEAR_PAGES, household, user)


def person_actions(person: Person, user) -> list[dict]:
    """The buttons for a person's years."""
    return links(PERSON_YEAR_PAGES, person, user)


sheet_actions.add("household.years", household_actions)
sheet_actions.add("person.years", person_actions)
