"""Plants a handful of faults, for the checks to find: these, what the families' own story brings, and no others."""

from poverty.models import Microcredit
from villages import models

from .chance import stream
from .records import CLOSING, Township

YEAR = CLOSING.year
# check → rows that offend it on the demonstration's day
EXPECTED = {
    "villages.phone": 1,
    "villages.medical_insurance": 2,
    "villages.business_without_cost": 1,
    "villages.pension_without_old": 1,
    "poverty.large_household": 12,  # families of three generations: nothing wrong, but looked at
    "poverty.disabled_but_able": 1,  # the one with the certificate left in the spring of 2019
    "poverty.loan_over_the_cap": 1,
    "poverty.loan_too_long": 1,
    "welfare.paid_after_death": 1,  # the wrong payments are planted in welfare/faults.py
    "welfare.paid_after_leaving": 1,
    "welfare.paid_without_award": 1,
    "welfare.paid_twice": 1,
    "welfare.paid_too_much": 1,
    "welfare.paid_too_little": 1,
    "welfare.paid_over_cap": 1,
    "welfare.low_income_and_five_guarantee": 1,
    "welfare.care_and_five_guarantee": 1,
    "welfare.award_unpaid": 1,
    "welfare.two_housing_schemes": 1,
    "welfare.decided_at_home": 1,
    "welfare.entitled_without_case": 4,  # one planted; three moved house in the township and did not apply anew
    "safety.licence_ended": 2,  # fireworks shops that wait for their new licence
    "safety.hazard_overdue": 1,  # the major one on the leaders' home page
    "safety.case_past_due": 1,
}


def load(township: Township) -> None:
    """Spoil a few records."""
    chance = stream("faults")
    households = models.Household.objects.in_force(CLOSING).filter(until=None).order_by("number")
    phone = chance.choice(households.exclude(phone="").values_list("pk", flat=True))
    models.Household.objects.filter(pk=phone).update(phone="1400000123")
    grown = models.PersonYear.objects.of_year(YEAR).filter(has_resident_medical=True, labour="ordinary")
    uninsured = chance.sample(list(grown.order_by("pk").values_list("pk", flat=True)), 2)
    models.PersonYear.objects.filter(pk__in=uninsured).update(has_resident_medical=False)
    years = models.HouseholdYear.objects.of_year(YEAR).filter(household__in=households)
    costly = years.filter(business_cost__gt=0, pension=0).order_by("pk")
    free, early = chance.sample(list(costly), 2)
    free.business_cost = 0
    early.pension, early.wages = 1236, max(0, early.wages - 1236)
    models.HouseholdYear.objects.bulk_update([free, early], ["business_cost", "pension", "wages"])
    loans()


def loans() -> None:
    """In 2017 one loan above the cap, by what another got less; one for four years."""
    owed = Microcredit.objects.filter(granted_on__year=2017, due_on__year=2020).order_by("granted_on", "pk")
    above, below, long = owed.filter(amount__gte=40_000)[:3]
    below.amount -= 55_000 - above.amount
    above.amount = 55_000
    long.due_on = long.due_on.replace(year=2021)
    Microcredit.objects.bulk_update([above, below, long], ["amount", "due_on"])
