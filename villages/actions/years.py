"""What is asked of households and people once a year, written down or put right."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit import clock
from xiaoping.kit.actions import action, locked, save

from ..models import Household, HouseholdYear, Person, PersonYear, Stay


def check_year(year: int, first: int, last: int | None) -> None:
    """Raises ValidationError, on `year`, for a year that has not begun, or in which the record's owner was not here."""
    if year > clock.today().year:
        raise ValidationError({"year": _("This year has not begun.")})
    if year < first or (last is not None and year > last):
        raise ValidationError({"year": _("They were not on the books here in that year.")})


def _on_record(owner: Household | Person, year: int, by):
    """What is on record of a year, locked. Raises ValidationError if it is kept where `by` may not write."""
    row = owner.years.filter(year=year).select_for_update().first()
    if row is not None and not type(row).objects.writable_by(by).filter(pk=row.pk).exists():
        raise ValidationError(
            {"year": _("This year is on record in another village: only that village or the office changes it.")}
        )
    return row


def _write(row, answers):
    for name, value in answers.items():
        setattr(row, name, value)
    return save(row)


@action
def record_living_conditions(*, household: Household, year: int, by, reason, **answers) -> HouseholdYear:
    """How a household lived in a year; `answers` by the names of `HouseholdYear`. What is on record is written over."""
    household = locked(household, by)
    check_year(year, household.since.year, household.until.year if household.until else None)
    row = _on_record(household, year, by)
    return _write(row or HouseholdYear(village=household.village, household=household, year=year), answers)


@action
def record_income(*, household: Household, year: int, by, reason, **answers) -> HouseholdYear:
    """What a household earned in a year, part by part, in yuan. Raises ValidationError if no part is given."""
    if all(answers.get(name) is None for name in HouseholdYear.MONEY):
        raise ValidationError(_("Give at least one part of the income; write 0 where there was none."))
    return record_living_conditions(household=household, year=year, by=by, reason=reason, **answers)


@action
def record_person_year(*, person: Person, year: int, by, reason, **answers) -> PersonYear:
    """School or education, health, work and insurance of a person in a year. What is on record is written over.

    It is kept in the village where the person stayed last in that year.
    """
    person = locked(person, by)
    stays = Stay.objects.writable_by(by).filter(person=person)
    first, last = stays.order_by("since").first(), stays.order_by("since").last()
    if first is None or last is None:
        raise ValidationError(_("This person is in no household now."))
    check_year(year, first.since.year, last.until.year if last.until else None)
    stay = stays.filter(since__year__lte=year).order_by("since").last()
    row = _on_record(person, year, by)
    return _write(row or PersonYear(village=stay.village, person=person, year=year), answers)
