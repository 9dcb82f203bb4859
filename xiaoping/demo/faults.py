"""Plants a handful of faults, for the checks to find: these, what the families' own story brings, and no others."""

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
