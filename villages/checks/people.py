"""Rules for what is on record of people in a year: those of the last full year before the day."""

from datetime import date

from django.db.models import Exists, F, IntegerField, OuterRef, Q
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.checks import Check, Severity, register
from xiaoping.kit.scope import within

from ..models import DisabilityCertificate, Labour, PersonYear

HEALTHY = Q(is_chronically_ill=False, is_seriously_ill=False, is_disabled=False)
UNABLE = (Labour.LOST, Labour.NONE)
AWAY = Q(work_months__gt=0)
UPPER = Q(school__startswith="senior") | Q(school__startswith="vocational") | Q(school__startswith="college")
UPPER |= Q(school__startswith="technician") | Q(school__startswith="university") | Q(school="graduate")
LOWER = Q(school__in=("before", "kindergarten", "primary"))
FACTS = ("person", "school", "education", "is_chronically_ill", "is_seriously_ill", "is_disabled", "labour")


def asked(user, day: date):
    """The years of people of the last full year, with their `age` in it."""
    rows = within(PersonYear, user).of_year(day.year - 1)
    return rows.annotate(
        age=F("year") - ExtractYear("person__born_on", output_field=IntegerField()),
    )


def certificates(day: date):
    """Certificates in force at the end of the last full year."""
    return DisabilityCertificate.objects.in_force(date(day.year - 1, 12, 31)).filter(person=OuterRef("person"))


RULES = (
    (
        "disabled_without_certificate",
        "V10",
        _("Who is disabled has a certificate."),
        lambda user, day: asked(user, day).filter(~Exists(certificates(day)), is_disabled=True),
        ("person", "is_disabled"),
        "",
    ),
    (
        "certificate_without_disability",
        "V10",
        _("Who has a disability certificate is disabled."),
        lambda user, day: asked(user, day).filter(Exists(certificates(day)), is_disabled=False),
        ("person", "is_disabled"),
        "",
    ),
    (
        "months_and_place",
        "V12",
        _("Who worked away has a place of work, and the reverse."),
        lambda user, day: asked(user, day).filter(AWAY & Q(work_place="") | ~AWAY & ~Q(work_place="")),
        ("person", "work_months", "work_place"),
        _("Months: %(work_months)s, place: %(work_place)s."),
    ),
    (
        "away_without_ability",
        "V13",
        _("Who cannot work does not work away."),
        lambda user, day: asked(user, day).filter(AWAY, labour__in=UNABLE),
        ("person", "work_months", "labour"),
        _("Months: %(work_months)s."),
    ),
    (
        "able_without_ability",
        "V14",
        _("Who is 16 to 65, healthy and at no school can work."),
        lambda user, day: asked(user, day).filter(HEALTHY, age__gt=16, age__lt=65, school="", labour__in=UNABLE),
        FACTS,
        _("Age: %(age)s."),
    ),
    (
        "child_worker",
        "V14",
        _("Who is under 16 is no worker."),
        lambda user, day: asked(user, day).filter(age__lt=16).exclude(labour__in=UNABLE),
        ("person", "labour"),
        _("Age: %(age)s."),
    ),
    (
        "child_out_of_school",
        "V15",
        _("A healthy child of 6 to 14 is at school."),
        lambda user, day: (
            asked(user, day).filter(HEALTHY, age__gt=6, age__lt=15).filter(Q(school="") | Q(school="before"))
        ),
        FACTS,
        _("Age: %(age)s."),
    ),
    (
        "too_young_for_school",
        "V16",
        _("Who is under 14 is not yet at a senior school."),
        lambda user, day: asked(user, day).filter(UPPER, age__lt=14),
        ("person", "school"),
        _("Age: %(age)s."),
    ),
    (
        "too_old_for_school",
        "V16",
        _("Who is over 16 is no longer at primary school, who is over 30 at none."),
        lambda user, day: asked(user, day).filter(Q(LOWER, age__gt=16) | Q(~Q(school=""), age__gt=30)),
        ("person", "school"),
        _("Age: %(age)s."),
    ),
    (
        "medical_insurance",
        "V26",
        _("Everybody has one medical insurance, the residents' or the employees'."),
        lambda user, day: asked(user, day).filter(has_resident_medical=F("has_employee_medical")),
        ("person", "has_resident_medical", "has_employee_medical"),
        "",
    ),
    (
        "same_class_three_years",
        "V28",
        _("Nobody is in the same class for three years."),
        lambda user, day: _same_class(user, day),
        ("person", "school"),
        "",
    ),
)


def _same_class(user, day: date):
    """The same class in the last full year and the two before it; primary school has six classes, and is left out."""
    rows = asked(user, day).exclude(school__in=("", "before", "kindergarten", "primary"))
    for back in (1, 2):
        earlier = PersonYear.objects.filter(
            person=OuterRef("person"), year=day.year - 1 - back, school=OuterRef("school")
        )
        rows = rows.filter(Exists(earlier))
    return rows


for name, basis, words, rows, facts, reason in RULES:
    shown = (*facts, "age") if "%(age)s" in str(reason) else facts
    register(
        Check(f"villages.{name}", words, Severity.WARNING, basis, rows, facts=shown, reason=reason, related=("person",))
    )
