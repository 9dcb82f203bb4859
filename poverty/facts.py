"""What other parts may ask of the register by key."""

from datetime import date

from xiaoping.kit.registry import fact

from .models import Registration


@fact("poverty.on_register")
def on_register(household, day: date) -> bool:
    """Whether a household is on the register at the end of a day, out of poverty or not."""
    return Registration.objects.on_register(day).filter(household=household).exists()


@fact("poverty.on_register.households")
def registered_households(day: date):
    """The keys of the households on the register at the end of a day."""
    return Registration.objects.on_register(day).values_list("household", flat=True)


@fact("poverty.in_poverty")
def in_poverty(household, day: date) -> bool:
    """Whether a registered household is not yet out of poverty at the end of a day."""
    return Registration.objects.remaining(day).filter(household=household).exists()


@fact("poverty.registered_among")
def registered_among(households, day: date) -> set[int]:
    """Which of some households, given by key, are on the register at the end of a day."""
    rows = Registration.objects.on_register(day).filter(household__in=households)
    return set(rows.values_list("household", flat=True))
