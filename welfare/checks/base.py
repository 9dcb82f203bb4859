"""What the rules for money share: wrong payments told by the first of them, with what they come to."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    DecimalField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import ExtractMonth, ExtractQuarter, ExtractYear

from villages.models import IdNumber
from xiaoping.kit.scope import within

from .. import dues
from ..models import PaymentBatch, PaymentLine, Programme

CYCLE = Programme.Cycle


def months_of(cycle: str) -> Case:
    """How many months a payment of the cycle at a path is for; the others are not for months."""
    whens = (When(**{cycle: one}, then=number) for one, number in dues.MONTHS.items())
    return Case(*whens, default=0, output_field=IntegerField())


MONTHS = months_of("batch__programme__cycle")
YUAN = DecimalField(max_digits=12, decimal_places=2)
RELATED = ("person", "household", "village")


def paid(user, day: date, batch: PaymentBatch | None = None) -> Any:
    """What was paid by the end of a day, as far as a user may see it; nothing that came back. With when it `went_on`.

    Of a batch that waits for its approval, what it would pay, as if it went on that day.
    """
    lines = within(PaymentLine, user)
    if batch is None:
        return lines.filter(paid_on__lte=day).annotate(went_on=F("paid_on"))
    return lines.filter(batch=batch, returned_on=None).annotate(went_on=Value(day, output_field=DateField()))


def known(day: date, batch: PaymentBatch | None = None) -> Any:
    """What others are compared with: all that was paid by a day, and, for a batch, all that is on its way."""
    lines = PaymentLine.objects.filter(paid_on__lte=day)
    return lines if batch is None else PaymentLine.objects.filter(returned_on=None)


def holding(day: str) -> tuple[Q, Q]:
    """Spells that hold at the end of a day of the outer row; `day` is its path."""
    return Q(until=None) | Q(until__gt=OuterRef(day)), Q(since__lte=OuterRef(day))


def slot() -> Case:
    """The month, quarter, term or year a payment is for, as a number that grows with time; none for occasions.

    A spring term begins before August.
    """
    year, month = 100 * ExtractYear("covers"), ExtractMonth("covers")
    return Case(
        When(batch__programme__cycle=CYCLE.MONTH, then=year + month),
        When(batch__programme__cycle=CYCLE.QUARTER, then=year + 20 + ExtractQuarter("covers")),
        When(batch__programme__cycle=CYCLE.TERM, covers__month__lt=8, then=year + 31),
        When(batch__programme__cycle=CYCLE.TERM, then=year + 32),
        When(batch__programme__cycle=CYCLE.YEAR, then=year + 40),
        output_field=IntegerField(),
    )


def first_of_each(lines, over: Any = None, *more: str, among: Any = None) -> Any:
    """Of wrong payments the first to each person of a household for each benefit, and, if named, for each of `more`.

    With how many `payments` they are, for how many `months`, and how many yuan `over`; of all payments `among` which
    they are, where these are more.
    """
    tie = {name: OuterRef(name) for name in ("village", "household", "person", "benefit", *more)}
    same = lines.filter(**tie).order_by()
    folded = (same if among is None else among.filter(**tie).order_by()).values("benefit")

    def fold(number):
        return Subquery(folded.annotate(_fold=number).values("_fold"))

    first = same.order_by("covers", "pk").values("pk")[:1]
    return lines.annotate(_first=Subquery(first)).filter(pk=F("_first")).annotate(
        payments=fold(Count("pk")), months=fold(Sum(MONTHS)), over=fold(Sum(over if over is not None else F("amount")))
    )  # fmt: skip


def same_people() -> dict[int, set[int]]:
    """Who is on record more than once, by any number: each with the others."""
    shared = IdNumber.objects.undisputed().filter(lookup18=OuterRef("lookup18")).exclude(person=OuterRef("person"))
    numbers = IdNumber.objects.undisputed().filter(Exists(shared)).order_by("person_id")
    bearers: dict[str, set[int]] = defaultdict(set)
    for lookup, person in numbers.values_list("lookup18", "person_id"):
        bearers[lookup].add(person)
    found: dict[int, set[int]] = defaultdict(set)
    for people in bearers.values():
        for person in people:
            found[person] |= people - {person}
    return found
