"""What other parts may ask of welfare by key."""

from datetime import date

from villages.models import DisabilityCertificate, Stay
from xiaoping.kit.registry import fact

from .models import Award, Benefit


def _with(household, day: date, *benefits: Benefit) -> bool:
    return Award.objects.held_on(day, benefits).filter(household=household).exists()


@fact("welfare.in_low_income")
def in_low_income(household, day: date) -> bool:
    """Whether somebody of a household has the low-income allowance at the end of a day."""
    return _with(household, day, Benefit.LOW_INCOME)


@fact("welfare.in_five_guarantee")
def in_five_guarantee(household, day: date) -> bool:
    """Whether somebody of a household has five-guarantee support at the end of a day."""
    return _with(household, day, Benefit.FIVE_GUARANTEE)


@fact("welfare.with_disability")
def with_disability(household, day: date) -> bool:
    """Whether somebody of a household holds a disability certificate at the end of a day."""
    members = Stay.objects.in_force(day).filter(household=household).values("person")
    return DisabilityCertificate.objects.in_force(day).filter(person__in=members).exists()


@fact("welfare.severely_disabled")
def severely_disabled(household, day: date) -> bool:
    """Whether somebody of a household holds a certificate of level 1 or 2 at the end of a day."""
    members = Stay.objects.in_force(day).filter(household=household).values("person")
    return DisabilityCertificate.objects.severe(day).filter(person__in=members).exists()


@fact("welfare.severely_disabled.people")
def severely_disabled_people(day: date):
    """The certificates of those who are meant, each with its person and since when."""
    return DisabilityCertificate.objects.severe(day)
