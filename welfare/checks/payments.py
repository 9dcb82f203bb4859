"""Rules for payments: whom they went to, when, how often, and how much."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, Count, DateField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, ExtractYear
from django.utils.translation import gettext_lazy as _

from villages.models import Stay
from xiaoping.kit.checks import Check, Claim, Remedy, Severity, register

from ..models import AWARDED, Award, Programme, Rate
from .base import CYCLE, RELATED, YUAN, first_of_each, holding, known, paid, same_people, slot

ALIVE = Q(person__died_on=None) | Q(person__died_on__gt=F("covers"))


def _stays():
    return Stay.objects.filter(person=OuterRef("person"))


def after_death(user, day: date, batch=None):
    """Paid after death, for a time that began with or after it. The bill of the last day of a life is in order."""
    for_a_time = Q(person__died_on__lte=F("covers")) & ~Q(batch__programme__cycle=CYCLE.OCCASION)
    for_a_bill = Q(person__died_on__lt=F("covers"))
    return first_of_each(paid(user, day, batch).filter(for_a_time | for_a_bill, went_on__gte=F("person__died_on")))


def after_leaving(user, day: date, batch=None):
    """Paid after the person moved out or married out of the township, for a time that began with or after that."""
    left = _stays().filter(until__lte=OuterRef("covers")).order_by("-until").values("until")[:1]
    lines = paid(user, day, batch).filter(ALIVE, ~Exists(_stays().filter(*holding("covers"))))
    return first_of_each(
        lines.annotate(left_on=Subquery(left)).filter(left_on__isnull=False, went_on__gte=F("left_on"))
    )


def _awards():
    """The awards of whom a payment went to, of its benefit."""
    return Award.objects.filter(person=OuterRef("person"), benefit=OuterRef("benefit"))


def without_award(user, day: date, batch=None):
    """Paid to somebody living here for a time at whose beginning no award of the benefit held."""
    lines = paid(user, day, batch).filter(ALIVE, benefit__in=AWARDED)
    lines = lines.filter(~Exists(_awards().filter(*holding("covers"))), Exists(_stays().filter(*holding("covers"))))
    ended = _awards().filter(until__lte=OuterRef("covers")).order_by("-until").values("until")[:1]
    return first_of_each(lines).annotate(ended_on=Subquery(ended))


def twice(user, day: date, batch=None):
    """Paid again for one month, quarter, term or year: the same person on another day of it, or under another number.

    Who shares the first 18 characters of any number with another, old ones included, is the same person; a disputed
    number is the office's to settle first. The later entry is the wrong one.
    """
    lines = paid(user, day, batch).annotate(slot=slot()).filter(slot__isnull=False)
    every = (
        lines if batch is None else known(day, batch).filter(person__in=lines.values("person")).annotate(slot=slot())
    )
    slots = every.order_by().values("person", "benefit", "slot").annotate(_times=Count("pk")).filter(_times__gt=1)
    repeated = Q(person__in=set(slots.values_list("person", flat=True)))
    earlier = known(day, batch).filter(benefit=OuterRef("benefit"), pk__lt=OuterRef("pk"))
    earlier = earlier.annotate(slot=slot()).filter(slot=OuterRef("slot"))
    again = earlier.filter(person=OuterRef("person"))
    either: Any = repeated & Exists(again)
    before = [When(repeated, then=_covers(again))]
    for person, others in same_people().items():
        other = earlier.filter(person__in=others)
        either |= Q(Exists(other), person=person)
        before.append(When(person=person, then=_covers(other)))
    return first_of_each(lines.filter(either)).annotate(paid_for=Case(*before, output_field=DateField()))


def _covers(lines) -> Subquery:
    return Subquery(lines.order_by("pk").values("covers")[:1])


def _graded() -> Case:
    """The class of the award that held when the time paid for began; where none did, that of the payment."""
    own = Q(award__until=None) | Q(award__until__gt=F("covers"))
    held = _awards().filter(*holding("covers")).order_by("-since").values("grade")[:1]
    return Case(
        When(own, award__since__lte=F("covers"), then=F("award__grade")), default=Coalesce(Subquery(held), F("grade"))
    )


def _rate() -> Subquery:
    """What the programme in force when the time paid for began pays the class; nothing where it has no rate."""
    lasting = Q(programme__until=None) | Q(programme__until__gt=OuterRef("covers"))
    rates = Rate.objects.filter(lasting, programme__since__lte=OuterRef("covers"))
    rates = rates.filter(programme__benefit=OuterRef("benefit"), grade=OuterRef("graded"))
    return Subquery(rates.order_by("-programme__since").values("amount")[:1])


def _doubtful(lines) -> Q:
    """Payments worth a look at their rate: another amount than their own class has, or a class not their award's.

    Found from the few kinds of payments there are, so that not every payment looks up its award and rate.
    """
    rates = [(rate.programme, rate.grade, rate.amount) for rate in Rate.objects.select_related("programme")]
    rated = {programme.benefit for programme, _grade, _amount in rates}
    kinds = lines.filter(benefit__in=rated).order_by().values_list("benefit", "covers", "grade", "amount").distinct()
    wrong = [
        (covers, amount)
        for benefit, covers, grade, amount in kinds
        if not any(
            (programme.benefit, known, rate) == (benefit, grade, amount)
            and programme.since <= covers < (programme.until or date.max)
            for programme, known, rate in rates
        )
    ]
    ended = Q(award__until__lte=F("covers")) | Q(award__since__gt=F("covers"))
    unlike = ~Q(award__grade=F("grade")) | ended
    off = Q(covers__in={covers for covers, _amount in wrong}, amount__in={amount for _covers, amount in wrong})
    off &= Q(benefit__in=rated)
    return off | Q(award=None, benefit__in=AWARDED) | Q(unlike, award__isnull=False)


def _off_the_table(*, too_much: bool):
    def rows(user, day: date, batch=None):
        lines = paid(user, day, batch).exclude(batch__programme__cycle=CYCLE.OCCASION)
        lines = lines.filter(_doubtful(lines)).annotate(graded=_graded()).annotate(rate=_rate())
        lines = lines.filter(amount__gt=F("rate")) if too_much else lines.filter(amount__lt=F("rate"))
        off = F("amount") - F("rate") if too_much else F("rate") - F("amount")
        return first_of_each(lines, ExpressionWrapper(off, output_field=YUAN))

    return rows


def over_cap(user, day: date, batch=None):
    """Paid more in a year than the programme allows a person; the first payment of that year stands for it."""
    cap = Programme.objects.filter(Q(until=None) | Q(until__gt=OuterRef("covers")), since__lte=OuterRef("covers"))
    cap = cap.filter(benefit=OuterRef("benefit")).order_by("-since")
    lines = (
        paid(user, day, batch)
        .annotate(year=ExtractYear("covers"), cap=Subquery(cap.values("cap")[:1]))
        .filter(cap__isnull=False)
    )
    among = None if batch is None else known(day, batch).annotate(year=ExtractYear("covers"))
    found = first_of_each(lines, None, "year", among=among).filter(over__gt=F("cap"))
    return found.annotate(beyond=ExpressionWrapper(F("over") - F("cap"), output_field=YUAN))


LINE = ("benefit", "covers", "payments")
CLAIM = {"months": "months", "person": "person__name", "document": "batch__programme__document"}
RECOVERY = Claim(Remedy.RECOVERY, "over", **CLAIM)
RULES = (
    # key, severity, basis, words, rows, facts, reason, claim
    (
        "paid_after_death",
        Severity.ERROR,
        "R3-76",
        _("Nobody is paid after death."),
        after_death,
        (*LINE, "person__died_on"),
        _("Died on %(person__died_on)s; paid %(payments)s times for times from %(covers)s on."),
        RECOVERY,
    ),
    (
        "paid_after_leaving",
        Severity.ERROR,
        "R3-76",
        _("Nobody is paid after moving out of the township."),
        after_leaving,
        (*LINE, "left_on"),
        _("Left on %(left_on)s; paid %(payments)s times for times from %(covers)s on."),
        RECOVERY,
    ),
    (
        "paid_without_award",
        Severity.ERROR,
        "L3 13",
        _("Nobody is paid after the award ended."),
        without_award,
        (*LINE, "ended_on"),
        _("The award ended on %(ended_on)s; paid %(payments)s times for times from %(covers)s on."),
        RECOVERY,
    ),
    (
        "paid_twice",
        Severity.ERROR,
        "3",
        _("Nobody is paid twice for one time, also not under another number."),
        twice,
        (*LINE, "paid_for"),
        _("Paid again for the time from %(covers)s, paid before for that from %(paid_for)s; %(payments)s times."),
        RECOVERY,
    ),
    (
        "paid_too_much",
        Severity.ERROR,
        "4",
        _("No payment is above the rate of its class."),
        _off_the_table(too_much=True),
        (*LINE, "amount", "rate"),
        _("For the time from %(covers)s %(amount)s yuan instead of %(rate)s; %(payments)s times."),
        RECOVERY,
    ),
    (
        "paid_too_little",
        Severity.WARNING,
        "4",
        _("No payment is below the rate of its class."),
        _off_the_table(too_much=False),
        (*LINE, "amount", "rate"),
        _("For the time from %(covers)s %(amount)s yuan instead of %(rate)s; %(payments)s times."),
        Claim(Remedy.BACK_PAY, "over", **CLAIM),
    ),
    (
        "paid_over_cap",
        Severity.ERROR,
        "4",
        _("Nobody is paid more in a year than the programme allows."),
        over_cap,
        ("benefit", "year", "payments", "over", "cap"),
        _("%(over)s yuan in %(year)s, at most %(cap)s: %(payments)s payments."),
        Claim(Remedy.RECOVERY, "beyond", person="person__name", document="batch__programme__document"),
    ),
)

for key, severity, basis, words, rows, facts, reason, claim in RULES:
    register(Check(f"welfare.{key}", words, severity, basis, rows, facts, reason, RELATED, claim, ahead=rows))
