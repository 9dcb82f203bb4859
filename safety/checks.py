"""Rules for the records of public safety."""

from datetime import date

from django.db.models import Count, F, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.checks import Check, Severity, register
from xiaoping.kit.scope import within

from .models import Case, Hazard, HazardNotice, Site, Visit


def licence_ended(user, day: date):
    """Sites open on `day` although their licence ended before it."""
    return within(Site, user).licence_ended(day)


def overdue_hazards(user, day: date):
    """Hazards past the deadline of their last notice on `day`."""
    return within(Hazard, user).overdue(day).with_state(day)


def rechecked_by_who_rectified(user, day: date):
    """Notices rechecked by `day` by the officer who reported them put right. The database refuses new ones."""
    return within(HazardNotice, user).filter(rechecked_on__lte=day, rechecked_by=F("rectified_by"))


def cases_past_due(user, day: date):
    """Cases whose next step is past its last day on `day`."""
    return within(Case, user).past_due(day)


def visits_outside_their_round(user, day: date):
    """Visits made by `day` before their round began or after it was over."""
    return within(Visit, user).outside_its_round().filter(visited_on__lte=day)


def too_many_on_a_day(user, day: date):
    """Visits made by `day` by an officer who, that day, is said to have made more than the round's document believes.

    All visits of that officer and day count, also those in villages the reader may not see.
    """
    same = Visit.objects.filter(officer=OuterRef("officer"), visited_on=OuterRef("visited_on")).order_by()
    number = same.values("officer").annotate(_number=Count("pk")).values("_number")
    rows = within(Visit, user).filter(visited_on__lte=day)
    return rows.annotate(on_that_day=Subquery(number)).filter(on_that_day__gt=F("round__most_a_day"))


VISIT = ("round", "household")
RULES = (
    # key, basis, severity, words, rows, facts, reason, related
    (
        "licence_ended",
        "L7 16",
        Severity.ERROR,
        _("A site is open although its licence has ended."),
        licence_ended,
        ("licensed_until",),
        _("The licence ended on %(licensed_until)s."),
        ("village",),
    ),
    (
        "hazard_overdue",
        "L6 41",
        Severity.ERROR,
        _("A hazard is past its deadline."),
        overdue_hazards,
        ("deadline",),
        _("It was to be put right by %(deadline)s."),
        ("village",),
    ),
    (
        "rechecked_by_who_rectified",
        "6.1",
        Severity.ERROR,
        _("A hazard was rechecked by who reported it put right."),
        rechecked_by_who_rectified,
        ("rectified_by", "rechecked_by"),
        "",
        ("hazard",),
    ),
    (
        "case_past_due",
        "L1, L2",
        Severity.ERROR,
        _("A case is past its due day."),
        cases_past_due,
        ("due",),
        _("Its next step was due on %(due)s."),
        ("village",),
    ),
    (
        "visit_outside_round",
        "6.3",
        Severity.ERROR,
        _("A visit lies outside its round."),
        visits_outside_their_round,
        ("visited_on",),
        _("It was made on %(visited_on)s."),
        VISIT,
    ),
    (
        "visits_a_day",
        "6.3",
        Severity.WARNING,
        _("More households in a day than an officer can visit."),
        too_many_on_a_day,
        ("visited_on", "on_that_day"),
        _("%(on_that_day)s on %(visited_on)s."),
        VISIT,
    ),
)

for key, basis, severity, words, rows, facts, reason, related in RULES:
    register(Check(f"safety.{key}", words, severity, basis, rows, facts, reason, related))
