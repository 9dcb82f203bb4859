"""What the register does when households or people move or leave, and when an officer leaves."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Household, Officer, Person
from xiaoping.kit.actions import save
from xiaoping.kit.days import check_day
from xiaoping.kit.registry import follow_up

from .actions import begin_attribute, begin_spell, carry_help, close_help, close_registration, end_pairings
from .models import CAUSES, HelperPairing, Registration, RegistrationBegin, RegistrationEnd, SpellBegin


@follow_up("move")
def carry_over(*, household: Household, successor: Household, on: date) -> None:
    """Registration, spell of poverty, helpers, posts and supports go on with the household in its new village."""
    carry_help(household, successor, on)
    for pairing in end_pairings(household, on=on):
        save(HelperPairing(village=successor.village, household=successor, officer=pairing.officer, since=on))
    registration = _registration_of(household)
    if registration is None:
        return
    attribute = registration.attributes.filter(until=None).first()
    spell = close_registration(registration, on=on, why=RegistrationEnd.MOVED_WITHIN)
    carried = save(
        Registration(
            village=successor.village,
            household=successor,
            standard=registration.standard,
            since=on,
            since_reason=RegistrationBegin.MOVED_WITHIN,
        )
    )
    if attribute is not None:
        begin_attribute(carried, attribute.attribute, on)
    if spell is not None:
        causes = {name: getattr(spell, name) for name in CAUSES}
        begin_spell(carried, on=on, why=SpellBegin.MOVED_WITHIN, **causes)


@follow_up("transfer")
def go_along(*, person: Person, household: Household, successor: Household, on: date) -> None:
    """Posts and supports are their holder's and go along; registration and helpers stay with the household."""
    carry_help(household, successor, on, person=person)


@follow_up("departure")
def close(*, household: Household, person: Person | None, on: date, why: str) -> None:
    """A household that left the books leaves the register and its helpers; a person who left, posts and supports."""
    if person is not None:
        close_help(on=on, person=person)
        return
    close_help(on=on, household=household)
    end_pairings(household, on=on)
    registration = _registration_of(household)
    if registration is not None:
        close_registration(registration, on=on, why=RegistrationEnd(why))


@follow_up("death")
def end_with_life(*, person: Person, household: Household, on: date) -> None:
    """Posts and supports end with their holder's life. Loans stay: heirs or the risk fund settle them."""
    close_help(on=on, person=person)


@follow_up("handover")
def hand_over(*, officer: Officer, successor: Officer | None, on: date) -> str:
    """The households an officer helps get another helper, who may help some of them already; says how many.

    Raises ValidationError if there are any and nobody takes over.
    """
    open_pairings = list(officer.helper_pairings.filter(until=None).select_for_update())
    if open_pairings and successor is None:
        raise ValidationError(
            {
                "successor": _("Still the helper of %(number)s households: choose who takes over.")
                % {"number": len(open_pairings)}
            }
        )
    for pairing in open_pairings:
        pairing.until = check_day(on, since=pairing.since)
        save(pairing)
        if not pairing.household.helper_pairings.filter(officer=successor, until=None).exists():
            save(HelperPairing(village=pairing.village, household=pairing.household, officer=successor, since=on))
    return _("%(number)s helped households") % {"number": len(open_pairings)} if open_pairings else ""


def _registration_of(household: Household) -> Registration | None:
    return household.registrations.filter(until=None).select_for_update().first()
