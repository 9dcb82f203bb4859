"""What happens on the register: identified, out of poverty, fallen back, struck off; and who helps whom.

Wrong entries are put right by `xiaoping.kit.actions.correct`.
"""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Household, Officer
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day

from ..models import (
    Attribute,
    AttributeSpell,
    HelperPairing,
    PovertySpell,
    Registration,
    RegistrationBegin,
    RegistrationEnd,
    SpellBegin,
    SpellEnd,
    Standard,
)


def last_event(registration: Registration) -> date:
    """The last day on which something happened to a registration or its spells."""
    days = [registration.since]
    for since, until in registration.spells.values_list("since", "until"):
        days.append(until or since)
    return max(days)


def open_spell(registration: Registration) -> PovertySpell | None:
    """Its spell of poverty that lasts, locked; None if the household is out of poverty."""
    return registration.spells.filter(until=None).select_for_update().first()


def on_the_register(registration: Registration) -> Registration:
    """The registration, if it lasts. Raises ValidationError if the household has left the register."""
    if registration.until is not None:
        raise ValidationError(_("This household left the register on %(day)s.") % {"day": registration.until})
    return registration


@action
def identify(
    *,
    household: Household,
    cause: str,
    on: date,
    second_cause: str = "",
    third_cause: str = "",
    standard: str = Standard.NATIONAL,
    attribute: str = Attribute.GENERAL,
    by,
    reason,
) -> Registration:
    """A household comes onto the register, in poverty from that day, by the standard that was applied."""
    household = locked(household, by)
    if household.until is not None:
        raise ValidationError(_("This household left the books on %(day)s.") % {"day": household.until})
    earlier = household.registrations.order_by("since").last()
    if earlier is not None and earlier.until is None:
        raise ValidationError(_("This household is on the register already, since %(day)s.") % {"day": earlier.since})
    check_day(on, since=household.since, latest=earlier.until if earlier else None)
    registration = save(
        Registration(
            village=household.village,
            household=household,
            standard=standard,
            since=on,
            since_reason=RegistrationBegin.IDENTIFIED,
        )
    )
    begin_attribute(registration, attribute, on)
    causes = {"cause": cause, "second_cause": second_cause, "third_cause": third_cause}
    begin_spell(registration, on=on, why=SpellBegin.IDENTIFIED, **causes)
    return registration


def begin_spell(registration: Registration, *, on: date, why: str, **causes: str) -> PovertySpell:
    """Begin a spell of poverty within a registration, with its main cause and up to two others."""
    return save(
        PovertySpell(village=registration.village, registration=registration, since=on, since_reason=why, **causes)
    )


def begin_attribute(registration: Registration, attribute: str, on: date) -> AttributeSpell:
    """Say from a day on what kind of poor household a registered one is."""
    return save(AttributeSpell(village=registration.village, registration=registration, attribute=attribute, since=on))


@action
def change_attribute(*, registration: Registration, attribute: str, on: date, by, reason) -> AttributeSpell:
    """The household is another kind of poor household from that day: it receives an allowance now, or no longer."""
    registration = on_the_register(locked(registration, by))
    former = registration.attributes.filter(until=None).select_for_update().first()
    if former is not None and former.attribute == attribute:
        raise ValidationError({"attribute": _("It has this attribute already, since %(day)s.") % {"day": former.since}})
    check_day(on, since=former.since if former else registration.since)
    if former is not None:
        former.until = on
        save(former)
    return begin_attribute(registration, attribute, on)


@action
def exit_poverty(*, registration: Registration, on: date, by, reason) -> PovertySpell:
    """The household has left poverty. It stays on the register; a later fall back is a new spell, not an edit."""
    registration = on_the_register(locked(registration, by))
    spell = open_spell(registration)
    if spell is None:
        raise ValidationError(_("This household is out of poverty already."))
    check_day(on, since=spell.since)
    spell.until, spell.until_reason = on, SpellEnd.EXITED
    return save(spell)


@action
def fall_back(
    *,
    registration: Registration,
    cause: str,
    on: date,
    second_cause: str = "",
    third_cause: str = "",
    by,
    reason,
) -> PovertySpell:
    """A household that was out of poverty is poor again. Its registration goes on."""
    registration = on_the_register(locked(registration, by))
    if open_spell(registration) is not None:
        raise ValidationError(_("This household is in poverty already."))
    check_day(on, since=registration.since, latest=last_event(registration))
    causes = {"cause": cause, "second_cause": second_cause, "third_cause": third_cause}
    return begin_spell(registration, on=on, why=SpellBegin.FELL_BACK, **causes)


@action
def strike_off(*, registration: Registration, on: date, by, reason) -> Registration:
    """The household should never have been registered (清退). This is no exit from poverty."""
    registration = on_the_register(locked(registration, by))
    close_registration(registration, on=on, why=RegistrationEnd.STRUCK_OFF)
    end_pairings(registration.household, on=on)
    return registration


def close_registration(registration: Registration, *, on: date, why: str) -> PovertySpell | None:
    """End a registration, its attribute and, for the same reason, its spell of poverty if one lasts.

    Returns that spell.
    """
    check_day(on, since=registration.since, latest=last_event(registration))
    for attribute in registration.attributes.filter(until=None).select_for_update():
        attribute.until = check_day(on, since=attribute.since)
        save(attribute)
    spell = open_spell(registration)
    if spell is not None:
        spell.until, spell.until_reason = on, SpellEnd(why)
        save(spell)
    registration.until, registration.until_reason = on, why
    save(registration)
    return spell


@action
def pair_helper(*, household: Household, officer: Officer, on: date, by, reason) -> HelperPairing:
    """An officer begins to look after a household. A household may have several."""
    household = locked(household, by)
    officer = Officer.objects.visible_to(by).get(pk=officer.pk)
    if household.until is not None:
        raise ValidationError(_("This household left the books on %(day)s.") % {"day": household.until})
    if officer.until is not None and officer.until <= on:
        raise ValidationError({"officer": _("This officer left the post on %(day)s.") % {"day": officer.until}})
    check_day(on, since=max(household.since, officer.since))
    return save(HelperPairing(village=household.village, household=household, officer=officer, since=on))


@action
def end_pairing(*, pairing: HelperPairing, on: date, by, reason) -> HelperPairing:
    """An officer no longer looks after the household."""
    pairing = locked(pairing, by)
    if pairing.until is not None:
        raise ValidationError(_("This pairing ended on %(day)s.") % {"day": pairing.until})
    pairing.until = check_day(on, since=pairing.since)
    return save(pairing)


def end_pairings(household: Household, *, on: date) -> list[HelperPairing]:
    """End every pairing of a household that lasts; returns them."""
    ended = list(household.helper_pairings.filter(until=None).select_for_update())
    for pairing in ended:
        pairing.until = check_day(on, since=pairing.since)
        save(pairing)
    return ended
