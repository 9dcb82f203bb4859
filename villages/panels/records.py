"""What is on record of a household and a person, year by year, and what lasts for a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import prefetch_related_objects
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoping.kit import formats
from xiaoping.kit.registry import Panel, panels

from ..models import HouseholdYear, PersonYear

YEARS_SHOWN = 5
CHIEF = ("house_grade", "floor_area", "has_safe_water", "is_schooling_guaranteed", "is_medical_care_guaranteed")
YES_NO, MONEY, NUMBER = formats.YesNo(), formats.Money(), formats.Number()


def years_of(household, user) -> list[HouseholdYear]:
    """The latest years of a household with its income worked out, latest first."""
    rows = HouseholdYear.objects.visible_to(user).filter(household=household).with_income().order_by("-year")
    return list(rows[:YEARS_SHOWN])


def lines(rows: Sequence, wanted: Iterable[tuple[Any, str, formats.Text]]) -> list[dict[str, Any]]:
    """One line a thing asked, one cell a year; what was asked in none of the years is left out."""
    found = []
    for label, name, shown in wanted:
        values = [getattr(row, name) for row in rows]
        if any(value not in (None, "") for value in values):
            cells = [shown.text(value) for value in values]
            found.append({"label": label, "cells": cells, "is_anything": any(values)})
    return found


def of_field(model, *names: str) -> list[tuple[Any, str, formats.Text]]:
    """Fields as they are called, each in its format."""
    wanted = []
    for name in names:
        field = model._meta.get_field(name)
        shown: formats.Text = NUMBER
        if field.choices:
            shown = formats.Choice(field.flatchoices).now()
        elif field.get_internal_type() == "BooleanField":
            shown = YES_NO
        elif field.get_internal_type() == "CharField":
            shown = formats.Text()
        wanted.append((field.verbose_name, name, shown))
    return wanted


def living_panel(household, user, day) -> str:
    """How the household lived and what it earned, the latest years side by side."""
    rows = years_of(household, user)
    if not rows:
        return ""
    worked_out = [
        (_("Net income, yuan"), "net_income", MONEY),
        (_("Net income a head, yuan"), "income_per_head", MONEY),
    ]
    income = [part for part in lines(rows, of_field(HouseholdYear, *HouseholdYear.MONEY)) if part["is_anything"]]
    parts = [
        {"heading": _("Income, yuan"), "lines": income},
        {
            "heading": _("Two assurances and three guarantees"),
            "lines": lines(rows, of_field(HouseholdYear, *HouseholdYear.GUARANTEES)),
        },
        {"heading": _("House and supply"), "lines": lines(rows, of_field(HouseholdYear, *HouseholdYear.LIVING))},
        {"heading": _("Land"), "lines": lines(rows, of_field(HouseholdYear, *HouseholdYear.LAND))},
    ]
    shown = {
        "years": [row.year for row in rows],
        "chief": lines(rows, worked_out + of_field(HouseholdYear, *CHIEF)),
        "parts": [part for part in parts if part["lines"]],
    }
    return render_to_string("villages/_years_panel.html", shown)


def person_years_panel(person, user, day) -> str:
    """School, health, work and insurance of a person, the latest years side by side."""
    rows = list(PersonYear.objects.visible_to(user).filter(person=person).order_by("-year")[:YEARS_SHOWN])
    if not rows:
        return ""
    wanted = of_field(
        PersonYear,
        "school",
        "education",
        "dropout_reason",
        *PersonYear.HEALTH,
        *PersonYear.WORK,
        *PersonYear.INSURANCES,
        "politics",
    )
    shown = {"years": [row.year for row in rows], "parts": [{"heading": "", "lines": lines(rows, wanted)}]}
    return render_to_string("villages/_years_panel.html", shown)


def members_panel(household, user, day) -> str:
    """What the latest year says of each member: school or education, health, work."""
    rows = list(
        PersonYear.objects.visible_to(user)
        .latest_of_members(household)
        .select_related("person")
        .order_by("person__born_on")
    )
    people = [
        {
            "name": row.person.name,
            "url": row.person.get_absolute_url(),
            "year": row.year,
            "school": row.get_school_display() or row.get_education_display(),
            "health": formats.listed(
                row._meta.get_field(name).verbose_name for name in row.HEALTH if getattr(row, name)
            )
            or _("healthy"),
            "labour": row.get_labour_display(),
            "work": formats.listed(
                filter(None, (row.work_months and _("%(months)s months") % {"months": row.work_months}, row.work_place))
            ),
        }
        for row in rows
    ]
    return render_to_string("villages/_members_panel.html", {"people": people}) if people else ""


def dated_panel(person, user, day) -> str:
    """Disability certificates and absences of a person, latest first."""
    prefetch_related_objects([person], "disability_certificates", "absences")
    certificates = [
        (
            one.since,
            one.until,
            _("Disability certificate"),
            formats.listed((one.get_kind_display(), one.get_level_display())),
        )
        for one in person.disability_certificates.all()
        if user.has_perm("villages.view_disabilitycertificate")
    ]
    absences = [
        (one.since, one.until, _("Away for work"), formats.listed(filter(None, (one.place, one.employer))))
        for one in person.absences.all()
        if user.has_perm("villages.view_absence")
    ]
    found = sorted(certificates + absences, key=lambda line: line[0], reverse=True)
    shown = [{"since": since, "until": until, "what": what, "detail": detail} for since, until, what, detail in found]
    return render_to_string("villages/_dated_panel.html", {"lines": shown}) if shown else ""


for key, title, permission, render in (
    ("household.members", gettext_lazy("School, health and work"), "villages.view_personyear", members_panel),
    ("household.living", gettext_lazy("Living conditions and income"), "villages.view_householdyear", living_panel),
    (
        "person.years",
        gettext_lazy("School, health, work and insurance"),
        "villages.view_personyear",
        person_years_panel,
    ),
    ("person.dated", gettext_lazy("Certificates and absences"), "villages.view_absence", dated_panel),
):
    panels.add(key, Panel(key, title, permission, render))
