"""Rules for awards: which nobody has together, and that what somebody is entitled to is paid."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, Count, DateField, Exists, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from villages.models import Stay
from xiaoping.kit.checks import Check, Claim, Remedy, Severity, register
from xiaoping.kit.scope import within

from ..models import Award, Benefit, Exclusion, PaymentBatch, PaymentLine, Programme
from .base import MONTHS, RELATED, YUAN, known, months_of, same_people

NEVER = date(9999, 12, 31)


def _end(path: str = "until"):
    return Coalesce(path, Value(NEVER), output_field=DateField())


def _excluded(benefit: str, other: str):
    """Awards of a benefit held at the same time as another's, while a rule says that they exclude each other."""

    def rows(user, day: date, batch: PaymentBatch | None = None):
        awards = within(Award, user).filter(benefit=benefit, since__lte=day).annotate(ends=_end())
        held = Award.objects.filter(benefit=other, since__lte=day).annotate(ends=_end())
        held = held.filter(since__lt=OuterRef("ends"), ends__gt=OuterRef("since"))
        rules = Exclusion.objects.filter(
            Q(benefit=benefit, other=other) | Q(benefit=other, other=benefit),
            Q(until=None) | Q(until__gt=OuterRef("since")),
        ).filter(since__lt=OuterRef("ends"))
        person, home = held.filter(person=OuterRef("person")), held.filter(household=OuterRef("household"))
        awards = awards.filter(
            Exists(rules.filter(whose=Exclusion.Whose.PERSON)) & Exists(person)
            | Exists(rules.filter(whose=Exclusion.Whose.HOUSEHOLD)) & Exists(home)
        )
        found = awards.annotate(
            together_since=Greatest("since", _first(person, home, "since")),
            together_until=_first(person, home, "ends"),
            document=Subquery(rules.order_by("since").values("document")[:1]),
        )
        wrong = (
            _paid_from("together_since", day, batch)
            .filter(covers__lt=OuterRef("ends"))
            .filter(covers__lt=OuterRef("together_until"))
        )
        return _with_money(found, wrong, batch)

    return rows


def _first(person, home, path: str):
    """A value of the earliest of the other's awards: the person's own, else one of the household."""
    return Coalesce(*(Subquery(held.order_by("since").values(path)[:1]) for held in (person, home)))


def _paid_from(since: str, day: date, batch: PaymentBatch | None):
    """What was paid by a day on an award for times from a day of it on; with a batch, what is on its way as well."""
    lines = known(day, batch).filter(person=OuterRef("person"), benefit=OuterRef("benefit"))
    return lines.filter(covers__gte=OuterRef(since)).order_by()


def _with_money(awards, lines, batch: PaymentBatch | None):
    """With the months and yuan of wrong payments; of a batch, only the awards it would pay wrongly."""
    if batch is not None:
        awards = awards.filter(Exists(lines.filter(batch=batch)))
    folded = lines.values("benefit")
    return awards.annotate(
        months=Coalesce(Subquery(folded.annotate(_fold=Sum(MONTHS)).values("_fold")), 0),
        over=Coalesce(Subquery(folded.annotate(_fold=Sum("amount")).values("_fold")), Value(0), output_field=YUAN),
    )


def twice(user, day: date):
    """Held while an award entered before gives the same person the benefit, also under another number; since when, and
    what was paid on it for times since."""
    held = Award.objects.filter(benefit=OuterRef("benefit"), since__lte=day, pk__lt=OuterRef("pk"))
    held = held.annotate(ends=_end()).filter(since__lt=OuterRef("ends"), ends__gt=OuterRef("since")).order_by("since")
    own = held.filter(person=OuterRef("person"))
    either: Any = Exists(own)
    first = [When(Exists(own), then=Subquery(own.values("since")[:1]))]
    for person, others in same_people().items():
        other = held.filter(person__in=others)
        either |= Q(Exists(other), person=person)
        first.append(When(person=person, then=Subquery(other.values("since")[:1])))
    awards = within(Award, user).filter(since__lte=day).annotate(ends=_end()).filter(either)
    found = awards.annotate(held_since=Case(*first, output_field=DateField()), document=Subquery(_papers()))
    found = found.annotate(together_since=Greatest("since", "held_since"))
    return _with_money(found, _paid_from("together_since", day, None).filter(covers__lt=OuterRef("ends")), None)


def _papers():
    """The document of the programme an award was granted under."""
    return Programme.objects.filter(pk=OuterRef("application__programme")).values("document")[:1]


def left_behind(user, day: date, batch: PaymentBatch | None = None):
    """Lasting where the person lives no more, and what was paid on it for times since.

    Death, a move out of the township and a move of the whole household end or carry awards themselves. Low income stays
    with the household that somebody leaves for another one: it is stopped by a decision with a written reason, and the
    new household is assessed for itself.
    """
    stays = Stay.objects.filter(person=OuterRef("person"), household=OuterRef("household"))
    here = stays.filter(Q(until=None) | Q(until__gt=day), since__lte=day)
    found = (
        within(Award, user)
        .in_force(day)
        .filter(~Exists(here))
        .annotate(left_on=Subquery(stays.filter(until__lte=day).order_by("-until").values("until")[:1]))
    )
    wrong = _paid_from("left_on", day, batch).filter(household=OuterRef("household"))
    return _with_money(found.annotate(document=Subquery(_papers())), wrong, batch)


def unpaid(user, day: date):
    """Entitled at the beginning of a time whose batch the bank has settled, and neither paid nor about to be.

    What came back and was not paid again is not paid.
    """
    lines = PaymentLine.objects.filter(
        person=OuterRef(OuterRef("person")), benefit=OuterRef(OuterRef("benefit")), covers=OuterRef("covers")
    ).filter(returned_on=None)
    batches = PaymentBatch.objects.filter(
        ~Exists(lines),
        programme__benefit=OuterRef("benefit"),
        programme__rates__grade=OuterRef("grade"),
        number=1,
        settled_on__lte=day,
        covers__gte=OuterRef("since"),
        covers__lt=OuterRef("ends"),
    ).order_by()
    folded = batches.values("programme__benefit")
    awards = within(Award, user).filter(since__lte=day).annotate(ends=_end())
    return awards.filter(Exists(batches)).annotate(
        times=Subquery(folded.annotate(_fold=Count("pk")).values("_fold")),
        months=Subquery(folded.annotate(_fold=Sum(months_of("programme__cycle"))).values("_fold")),
        over=Subquery(folded.annotate(_fold=Sum("programme__rates__amount")).values("_fold")),
        first_covers=Subquery(batches.order_by("covers").values("covers")[:1]),
        document=Subquery(batches.order_by("covers").values("programme__document")[:1]),
    )


TOGETHER = ("benefit", "since", "until", "together_since")
WORDS = _("Both from %(together_since)s on; %(document)s.")
CLAIM = {"months": "months", "person": "person__name", "document": "document"}
RULES = (
    # key, severity, basis, words, rows, facts, reason, claim
    (
        "low_income_and_five_guarantee",
        Severity.ERROR,
        "V18",
        _("Nobody has low income and five guarantees together."),
        _excluded(Benefit.LOW_INCOME, Benefit.FIVE_GUARANTEE),
        TOGETHER,
        WORDS,
        Claim(Remedy.RECOVERY, "over", **CLAIM),
    ),
    (
        "care_and_five_guarantee",
        Severity.ERROR,
        "P21c",
        _("Nobody has the care subsidy and five guarantees together."),
        _excluded(Benefit.DISABILITY_CARE, Benefit.FIVE_GUARANTEE),
        TOGETHER,
        WORDS,
        Claim(Remedy.RECOVERY, "over", **CLAIM),
    ),
    (
        "award_twice",
        Severity.ERROR,
        "3",
        _("Nobody has a benefit twice, also not under another number."),
        twice,
        ("benefit", "since", "until", "held_since"),
        _("Granted on %(since)s; the same person has it since %(held_since)s."),
        Claim(Remedy.REVIEW, "over", **CLAIM),
    ),
    (
        "award_left_behind",
        Severity.WARNING,
        "L3 13",
        _("Who is entitled lives in the household the award was granted to."),
        left_behind,
        ("benefit", "grade", "since", "left_on"),
        _("Left the household on %(left_on)s; the award goes on there."),
        Claim(Remedy.REVIEW, "over", **CLAIM),
    ),
    (
        "award_unpaid",
        Severity.WARNING,
        "L3 12",
        _("Who is entitled is paid."),
        unpaid,
        ("benefit", "grade", "since", "until", "times", "first_covers"),
        _("Not paid %(times)s times, first for the time from %(first_covers)s."),
        Claim(Remedy.BACK_PAY, "over", **CLAIM),
    ),
)

for key, severity, basis, words, rows, facts, reason, claim in RULES:
    looks = None if rows in (twice, unpaid) else rows  # the check of payments looks for who is paid twice
    register(Check(f"welfare.{key}", words, severity, basis, rows, facts, reason, RELATED, claim, ahead=looks))
