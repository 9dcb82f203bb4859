"""Awards begin with a case that was granted, change their class, and end; nobody has what excludes another."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from villages.models import Household, Person
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.foresight import foresees
from xiaoping.kit.formats import EMPTY, listed

from ..models import Application, ApplicationStep, Award, AwardEnd, Benefit, Exclusion, Grade, Outcome, Rate
from .applications import add_step, next_step

Kind, Result = ApplicationStep.Kind, ApplicationStep.Result
BY_HOUSEHOLD = (Benefit.LOW_INCOME,)  # one class for all people of a household


@foresees(
    "welfare.award_twice",
    of=lambda application, person, **_rest: {"person": person.pk, "benefit": application.programme.benefit},
)
@action
def begin_award(*, application: Application, person: Person, grade: str = "", on: date, by, reason) -> Award:
    """Somebody of the household is entitled from a day, as the case granted."""
    application = locked(application, by)
    if application.until_reason != Outcome.GRANTED or application.until is None:
        raise ValidationError(_("Only a case that was granted leads to an award."))
    ended = stopped_by(_steps_taken(application))
    if ended is not None:
        raise ValidationError(
            _("A check ended what this case granted on %(day)s: the household applies anew.") % {"day": ended.on}
        )
    check_day(on, since=application.until)
    if application.person_id not in (None, person.pk):
        raise ValidationError({"person": _("The case is about %(person)s alone.") % {"person": application.person}})
    if not application.household.stays.in_force(on).filter(person=person).exists():
        raise ValidationError({"person": _("This person was not in the household on that day.")})
    benefit = Benefit(application.programme.benefit)
    _check_grade(application, grade)
    check_exclusions(person, application.household, benefit, on)
    _check_one_class(application.household, benefit, grade, on)
    return save(
        Award(
            village=application.village,
            household=application.household,
            person=person,
            benefit=benefit,
            grade=grade,
            application=application,
            since=on,
        )
    )


def _steps_taken(application: Application) -> list[ApplicationStep]:
    """The steps of a case that has taken them all. Raises ValidationError if one is due."""
    steps = list(application.steps.order_by("on", "pk"))
    due = next_step(application, steps)
    if due is not None:
        raise ValidationError(_("The next step of this case is: %(step)s.") % {"step": due.label})
    return steps


def stopped_by(steps: list[ApplicationStep]) -> ApplicationStep | None:
    """The check that ended what a case granted, if one did: whoever needs it again applies anew."""
    return next((step for step in steps if (step.kind, step.result) == (Kind.RECHECKED, Result.REFUSED)), None)


def _check_grade(application: Application, grade: str) -> None:
    """A programme with rates pays its grades and no other."""
    grades = set(Rate.objects.filter(programme=application.programme).values_list("grade", flat=True))
    if grades and grade not in grades:
        words = listed(Grade(known).label if known else EMPTY for known in sorted(grades))
        raise ValidationError({"grade": _("The programme has these grades: %(grades)s.") % {"grades": words}})


def check_exclusions(person: Person, household: Household, benefit: Benefit, on: date) -> None:
    """Raises ValidationError naming the benefit that excludes this one, and since when it is drawn."""
    rules = Exclusion.objects.in_force(on).filter(Q(benefit=benefit) | Q(other=benefit))
    for rule in rules:
        other = rule.other if rule.benefit == benefit else rule.benefit
        held = Award.objects.in_force(on).filter(benefit=other)
        if rule.whose == Exclusion.Whose.PERSON:
            held = held.filter(person=person)
        else:
            held = held.filter(household=household)
        award = held.first()
        if award is not None:
            raise ValidationError(
                _("%(person)s has %(benefit)s since %(day)s, which excludes this (%(document)s). End it first.")
                % {
                    "person": award.person,
                    "benefit": award.get_benefit_display(),
                    "day": award.since,
                    "document": rule.document,
                }
            )


def _check_one_class(household: Household, benefit: Benefit, grade: str, on: date) -> None:
    if benefit not in BY_HOUSEHOLD:
        return
    other = Award.objects.in_force(on).filter(household=household, benefit=benefit).exclude(grade=grade).first()
    if other is not None:
        raise ValidationError(
            {"grade": _("The household is in %(grade)s: all its people are.") % {"grade": other.get_grade_display()}}
        )


@action
def end_award(*, award: Award, until_reason: str, on: date, by, reason) -> Award:
    """The entitlement ends; the reason is told to the family in writing."""
    award = _lasting(award, by)
    return _end(award, check_day(on, since=award.since), AwardEnd(until_reason))


def _lasting(award: Award, by) -> Award:
    award = locked(award, by)
    if award.until is not None:
        raise ValidationError(_("This award ended on %(day)s.") % {"day": award.until})
    return award


def _end(award: Award, on: date, why: str) -> Award:
    award.until, award.until_reason = on, why
    return save(award)


@action
def recheck(
    *, application: Application, result: str, people: str = "", document: str = "", on: date, by, reason
) -> ApplicationStep:
    """The awards of a case are checked again (动态复核), any number of times: all go on, or all end on that day.

    Another class is given by `change_grade`. Raises ValidationError if none of them is in force.
    """
    application = locked(application, by)
    steps = _steps_taken(application)
    awards = list(application.awards.writable_by(by).filter(until=None).select_for_update())
    if not awards:
        raise ValidationError(_("Nothing of this case is drawn any more: there is nothing to check again."))
    check_day(on, since=max(award.since for award in awards), latest=steps[-1].on if steps else None)
    is_over = result == Result.REFUSED
    step = add_step(
        application,
        Kind.RECHECKED,
        on,
        by,
        result=result,
        people=people,
        document=document,
        remark=reason[:200] if is_over else "",
    )
    for award in awards if is_over else ():
        _end(award, on, AwardEnd.STOPPED)
    return step


@action
def change_grade(*, award: Award, grade: str, on: date, by, reason) -> Award:
    """From a day on the entitlement is in another class: it ends and begins anew. Low income changes for the whole
    household at once. Returns the new award of the same person."""
    award = _lasting(award, by)
    if grade == award.grade:
        raise ValidationError({"grade": _("That is the class it has.")})
    if award.application:
        _check_grade(award.application, grade)
    check_day(on, since=award.since)
    changed = [award]
    if award.benefit in BY_HOUSEHOLD:
        others = Award.objects.filter(household=award.household, benefit=award.benefit, until=None)
        changed += list(others.exclude(pk=award.pk).select_for_update())
    renewed = [_renewed(_end(one, max(on, one.since), AwardEnd.REGRADED), grade=grade) for one in changed]
    return renewed[0]


def _renewed(award: Award, **changes) -> Award:
    """An award that goes on where one ended, in another class or village."""
    again = Award(
        village=award.village,
        household=award.household,
        person=award.person,
        benefit=award.benefit,
        grade=award.grade,
        application=award.application,
        since=award.until or award.since,
    )
    for name, value in changes.items():
        setattr(again, name, value)
    return save(again)


def close_awards(*, on: date, why: str, **whose) -> list[Award]:
    """End the awards of a person or household that last; returns them."""
    lasting = Award.objects.filter(until=None, **whose).select_for_update()
    return [_end(award, max(on, award.since), why) for award in lasting]


def carry_awards(household: Household, successor: Household, on: date) -> None:
    """Awards go on in the village a household moved to: a record keeps its village, so one closes."""
    for award in close_awards(on=on, why=AwardEnd.MOVED_WITHIN, household=household):
        _renewed(award, household=successor, village=successor.village)
