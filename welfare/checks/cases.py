"""Rules for cases: nobody decides about the own household, and who is entitled has a case, and one alone."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    Exists,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    Subquery,
    Sum,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce, ExtractMonth, ExtractYear, Greatest
from django.utils.translation import gettext_lazy as _

from villages.models import Officer, Stay
from xiaoping.kit.checks import Check, Claim, Remedy, Severity, register
from xiaoping.kit.registry import facts
from xiaoping.kit.scope import within

from ..models import Application, ApplicationStep, Award, Exclusion, Outcome, PaymentLine, Programme
from .base import MONTHS, YUAN, same_people


class Tie(TextChoices):
    """What ties an officer to a household, the surest first."""

    PERSON = "person", _("they live there by their own record")
    NAME = "name", _("somebody there bears their name")
    PHONE = "phone", _("it is reached at their telephone")


def decided_at_home(user, day: date):
    """Cases that were examined or decided by an officer of the household, as they have come so far.

    An officer whose own record is known belongs where that lives, and to no namesake. Of the others the name tells, of
    all the telephone: both may be shared by chance, and are settled with that reason.
    """
    steps = ApplicationStep.objects.filter(application=OuterRef("pk"), kind__in=ApplicationStep.DECIDING, on__lte=day)
    members = Stay.objects.filter(
        Q(until=None) | Q(until__gt=OuterRef("on")),
        since__lte=OuterRef("on"),
        household=OuterRef("application__household"),
    )
    officers = Officer.objects.filter(user=OuterRef("entered_by"))
    own_record = members.filter(person=OuterRef("entered_by__officer__person"))
    namesake = members.filter(person__name=OuterRef("entered_by__officer__name"))
    reached = officers.exclude(phone="").filter(phone=OuterRef("application__household__phone"))
    own = steps.annotate(
        tie=Case(
            When(Exists(own_record), then=Value(Tie.PERSON.value)),
            When(Exists(namesake), entered_by__officer__person=None, then=Value(Tie.NAME.value)),
            When(Exists(reached), then=Value(Tie.PHONE.value)),
            default=Value(""),
        )
    ).exclude(tie="")
    lines = PaymentLine.objects.filter(award__application=OuterRef("pk"), paid_on__lte=day).order_by()
    folded = lines.values("award__application")
    first = own.order_by(Case(When(tie=Tie.PERSON, then=0), default=1), "on", "pk")
    decisions = own.order_by().values("application").annotate(_fold=Count("pk")).values("_fold")
    return within(Application, user).filter(Exists(own)).annotate(
        tie=Subquery(first.values("tie")[:1]),
        decisions=Subquery(decisions),
        officer=Subquery(first.values("entered_by__officer__name")[:1]),
        decided_on=Subquery(first.values("on")[:1]),
        document=Subquery(first.values("document")[:1]),
        months=Coalesce(Subquery(folded.annotate(_fold=Sum(MONTHS)).values("_fold")), 0),
        over=Coalesce(Subquery(folded.annotate(_fold=Sum("amount")).values("_fold")), Value(0), output_field=YUAN),
    )  # fmt: skip


def twice(user, day: date):
    """Under way for somebody who has the benefit already, or whose other case of it was handed in before.

    It may be granted to another household, or under another number of the same person. A household as a whole applies
    for all who live in it.
    """
    cases = Application.objects.in_force(day).order_by("pk")
    rows = list(cases.values_list("pk", "person", "household", "programme__benefit", "since"))
    homes = defaultdict(set)
    stays = Stay.objects.in_force(day).filter(household__in=cases.filter(person=None).order_by().values("household"))
    for household, person in stays.values_list("household", "person"):
        homes[household].add(person)
    same = same_people()
    own = {key: {person} if person else homes[household] for key, person, household, _benefit, _since in rows}
    whose = {key: people.union(*(same.get(person, ()) for person in people)) for key, people in own.items()}
    held = Award.objects.in_force(day).filter(person__in=set().union(*whose.values()))
    known = {(person, benefit): since for person, benefit, since in held.values_list("person", "benefit", "since")}
    found: dict[int, date] = {}
    for key, _person, _household, benefit, since in rows:
        days = [known[person, benefit] for person in whose[key] if (person, benefit) in known]
        if days:
            found[key] = min(days)
        for person in own[key]:
            known.setdefault((person, benefit), since)
    return (
        within(Application, user)
        .filter(pk__in=found)
        .annotate(
            held_since=Case(
                *(When(pk=key, then=Value(since)) for key, since in found.items()),
                default=Value(None),
                output_field=DateField(),
            )
        )
    )


def entitled(programme: Programme, day: date) -> Any:
    """Who is entitled to a benefit by its registered eligibility, one spell a person; None where no fact says who."""
    key = f"{programme.eligibility}.people"
    return facts[key](day) if programme.eligibility and key in facts else None


def _without_case(programme: Programme, spells, day: date) -> Q:
    """Entitled to a benefit, with neither award nor payment nor case of it, nor with what excludes it."""
    benefit = programme.benefit
    awards = Award.objects.in_force(day).filter(person=OuterRef("person"))
    household = Q(household=OuterRef("household"))
    applied = Application.objects.filter(household, Q(person=None) | Q(person=OuterRef("person")))
    applied = applied.filter(programme__benefit=benefit, since__lte=day).exclude(until_reason=Outcome.WITHDRAWN)
    excluding = Exclusion.objects.in_force(day).filter(Q(benefit=benefit) | Q(other=benefit))
    others = [rule.other if rule.benefit == benefit else rule.benefit for rule in excluding]
    return (
        Q(person__in=spells.values("person"))
        & ~Exists(awards.filter(benefit__in=[benefit, *others]))
        & ~Exists(applied)
    )


def _here_since() -> Subquery:
    """When the present unbroken stay in the township began: a move inside it, with no day between, is no new one."""
    before = Stay.objects.filter(person=OuterRef("person"), since__lt=OuterRef("since"), until__gte=OuterRef("since"))
    first = Stay.objects.filter(~Exists(before), person=OuterRef("person"), since__lte=OuterRef("since"))
    return Subquery(first.order_by("-since").values("since")[:1])


def without_case(user, day: date):
    """Members entitled to a benefit by its registered eligibility without a case, and since when.

    The months count from when they came to the township, not from when they moved inside it. Only programmes paid by
    the month whose eligibility says who is meant. Refused cases are cases.
    """
    rows: Any = within(Stay, user).in_force(day)
    either, since, named, keyed, rated, papers = Q(pk=None), [], [], [], [], []
    for programme in (
        Programme.objects.in_force(day).filter(cycle=Programme.Cycle.MONTH).annotate(least=Min("rates__amount"))
    ):
        spells = entitled(programme, day)
        if spells is None or programme.least is None:
            continue
        mine = _without_case(programme, spells, day)
        either |= mine
        first = spells.filter(person=OuterRef("person")).order_by("since").values("since")[:1]
        since.append(
            When(mine, then=Greatest(_here_since(), Subquery(first), Value(programme.since, output_field=DateField())))
        )
        named.append(When(mine, then=Value(programme.name)))
        keyed.append(When(mine, then=Value(programme.pk)))
        papers.append(When(mine, then=Value(programme.document)))
        rated.append(When(mine, then=Value(programme.least)))
    rows = rows.filter(either).annotate(
        entitled_since=Case(*since, default=F("since"), output_field=DateField()),
        programme=Case(*named, default=Value(""), output_field=CharField()),
        programme_key=Case(*keyed, default=Value(0), output_field=IntegerField()),
        document=Case(*papers, default=Value(""), output_field=CharField()),
        rate=Case(*rated, default=Value(0), output_field=YUAN),
    )
    begun = 12 * ExtractYear("entitled_since") + ExtractMonth("entitled_since")
    whole = Case(When(entitled_since__day=1, then=0), default=1, output_field=IntegerField())
    rows = rows.annotate(months=Value(12 * day.year + day.month + 1) - begun - whole)
    return rows.annotate(over=F("months") * F("rate"))


register(
    Check(
        "welfare.decided_at_home",
        _("No officer decides about a household of their own."),
        Severity.WARNING,
        "P25b",
        decided_at_home,
        ("officer", "tie", "decided_on", "decisions"),
        _("Decided on %(decided_on)s by %(officer)s: %(tie)s."),
        ("household", "programme", "village"),
        Claim(Remedy.REVIEW, "over", months="months", document="document"),
        labels={"tie": Tie},
        grave=("tie", Tie.PERSON),
    )
)
register(
    Check(
        "welfare.case_twice",
        _("Nobody applies for what they have already, also not under another number."),
        Severity.WARNING,
        "3",
        twice,
        ("programme__benefit", "since", "held_since"),
        _("Applied on %(since)s; granted, or applied for before, on %(held_since)s."),
        ("household", "programme", "village"),
    )
)
register(
    Check(
        "welfare.entitled_without_case",
        _("Who is entitled has a case."),
        Severity.WARNING,
        "4",
        without_case,
        ("programme", "programme_key", "entitled_since"),
        _("%(programme)s: entitled since %(entitled_since)s."),
        ("person", "household", "village"),
        Claim(Remedy.BACK_PAY, "over", months="months", person="person__name", document="document"),
    )
)
