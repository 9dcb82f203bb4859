"""Welfare: who has it is who may, nobody has what excludes another, and the money agrees with awards and rates."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, F, OuterRef, Q

from poverty.models import Registration
from villages.models import DisabilityCertificate, Stay
from welfare.models import Award, Benefit, Exclusion, HouseWork, PaymentLine, Rate, Relocation

from ..chance import age
from ..records import CLOSING, TODAY
from ..welfare import faults
from .base import REPORT, Measure, exactly, percent


def measures() -> Iterator[Measure]:
    """Everything about welfare."""
    for benefit, people in ((Benefit.LOW_INCOME, 231), (Benefit.FIVE_GUARANTEE, 52), (Benefit.PREFERENTIAL, 58)):
        entitled = Award.objects.in_force(CLOSING).filter(benefit=benefit).count()
        yield exactly(f"people with {benefit.value}", entitled, people, REPORT)
    yield from entitlement()
    yield from money()
    yield from houses()


def entitlement() -> Iterator[Measure]:
    outside = sum(not _lived_there(award) for award in Award.objects.select_related("person"))
    yield exactly("awards of people who were not in the household", outside, 0, "a record belongs where it happened")
    excluded = sum(
        Award.objects.in_force(day)
        .filter(benefit=rule.benefit)
        .filter(Exists(Award.objects.in_force(day).filter(person=OuterRef("person"), benefit=rule.other)))
        .count()
        for rule in Exclusion.objects.filter(whose="person")
        for day in (CLOSING, TODAY)
    )
    yield exactly("people with two benefits that exclude each other", excluded, 0, "low income or five guarantees")
    awards = Award.objects.in_force(CLOSING).select_related("person")
    alone = [age(one.person.born_on, CLOSING) for one in awards.filter(benefit=Benefit.FIVE_GUARANTEE)]
    yield Measure("youngest with five guarantees, years", round(min(alone), 1), 60, 75, "old people without support")
    poor = awards.filter(benefit=Benefit.LOW_INCOME)
    registered = Registration.objects.on_register(CLOSING).values("household")
    yield Measure(
        "low income in registered households, %",
        percent(poor.filter(household__in=registered).count(), poor.count()),
        60,
        98,
        "two registers of much the same families",
    )
    severe = DisabilityCertificate.objects.severe(CLOSING).count()
    care = awards.filter(benefit=Benefit.DISABILITY_CARE).count()
    yield Measure(
        "severely disabled with the care subsidy, %", percent(care, severe), 75, 100, "not with five guarantees"
    )


def _lived_there(award: Award) -> bool:
    stays = Stay.objects.filter(person=award.person_id, household=award.household_id, since__lte=award.since)
    return stays.filter(Q(until=None) | Q(until__gt=award.since)).exists()


def money() -> Iterator[Measure]:
    lines = PaymentLine.objects.filter(award__isnull=False)
    outside = lines.filter(Q(award__since__gt=F("covers")) | Q(award__until__lte=F("covers"))).count()
    yield exactly("payments by an award that did not hold", outside, 0, "due if it holds on the first day")
    rates = Rate.objects.filter(
        Q(programme__until=None) | Q(programme__until__gt=OuterRef("covers")),
        programme__benefit=OuterRef("benefit"),
        programme__since__lte=OuterRef("covers"),
        grade=OuterRef("grade"),
    )
    wrong = PaymentLine.objects.filter(Exists(rates), ~Exists(rates.filter(amount=OuterRef("amount")))).count()
    yield exactly(
        "payments that differ from their rate", wrong, faults.OFF_THE_TABLE, "the table of amounts is the rule"
    )
    dead = PaymentLine.objects.filter(person__died_on__lt=F("covers")).count()
    yield exactly(
        "payments for a time after death", dead, faults.AFTER_DEATH, "nobody is paid after death but who is planted"
    )
    returned = lines.filter(returned_on__isnull=False)
    yield Measure("payments that came back", returned.count(), 5, 60, "a few accounts are always wrong")
    yield exactly(
        "of these not paid again", returned.filter(replaced_by=None).count(), 0, "the month after, with the reason"
    )
    settled = PaymentLine.objects.filter(batch__settled_on__isnull=False, paid_on=None, returned_on=None).count()
    yield exactly("lines of settled batches without an answer", settled, 0, "the bank answers line by line")


def houses() -> Iterator[Measure]:
    both = HouseWork.objects.filter(kind="rebuild", household__in=Relocation.objects.values("household")).count()
    yield exactly(
        "households rebuilt and relocated", both, faults.TWO_SCHEMES, "one household, one scheme, but the one planted"
    )
    large = [one for one in Relocation.objects.all() if one.floor_area > 25 * one.people]
    yield exactly("relocations above 25 m² a person", len(large), 0, "the policy of the time")
    wrong = sum(
        one.people != Stay.objects.in_force(one.agreed_on).filter(household=one.household_id).count()
        for one in Relocation.objects.all()
    )
    yield exactly("relocations of more or fewer people than the household had", wrong, 0, "as agreed")
    standing = sum(
        one.application.on_register != _on_register(one.household_id, one.application.until)
        for one in HouseWork.objects.filter(kind="rebuild").select_related("application")
        if one.application and one.application.until
    )
    yield exactly("rebuildings with another standing than on the day", standing, 0, "looked up, never typed")


def _on_register(household: int, day: date) -> bool:
    return Registration.objects.on_register(day).filter(household=household).exists()
