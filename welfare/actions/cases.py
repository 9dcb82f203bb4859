"""A case goes step by step to its decision: none is left out, none is taken twice, and nobody decides alone.

Which steps there are is said by the programme the case was handed in under.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Household, Person
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.registry import facts

from ..models import Case, CaseStep, Outcome, Programme

Kind, Result = CaseStep.Kind, CaseStep.Result
SIGNATURES = 2  # who visits a household: [L3 art 11] by practice two, who sign
BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")
STANDING = (  # what is kept with the decision, and the fact that tells it
    ("on_register", "poverty.on_register"),
    ("in_low_income", "welfare.in_low_income"),
    ("with_disability", "welfare.with_disability"),
)


def steps_of(case: Case) -> list[CaseStep.Kind]:
    """The steps of a case in their order, up to its announcement."""
    programme = case.programme
    wanted = {
        Kind.SURVEYED: programme.has_survey,
        Kind.REVIEWED: programme.has_review,
        Kind.NOTICED: programme.notice_days > 0,
        Kind.COUNTY: case.is_of_cadre or programme.decided_by == Programme.Level.COUNTY,
        Kind.ANNOUNCED: programme.has_second_notice,
    }
    order = (
        Kind.APPLIED,
        Kind.ACCEPTED,
        Kind.SURVEYED,
        Kind.REVIEWED,
        Kind.NOTICED,
        Kind.TOWNSHIP,
        Kind.COUNTY,
        Kind.ANNOUNCED,
    )
    return [kind for kind in order if wanted.get(kind, True)]


def decision_of(case: Case) -> CaseStep.Kind:
    """The step that decides a case: the county's, or the township's where it was given the decision."""
    return Kind.COUNTY if Kind.COUNTY in steps_of(case) else Kind.TOWNSHIP


def has_open_objection(steps: list[CaseStep]) -> bool:
    """Whether an objection stops the clock."""
    kinds = [step.kind for step in steps]
    return kinds.count(Kind.OBJECTED) > kinds.count(Kind.SETTLED)


def next_step(case: Case, steps: list[CaseStep]) -> CaseStep.Kind | None:
    """The step a case has to take next; None if it has taken them all, was refused or withdrawn."""
    if case.until is not None and case.until_reason != Outcome.GRANTED:
        return None
    if has_open_objection(steps):
        return Kind.SETTLED
    taken = {step.kind for step in steps}
    return next((kind for kind in steps_of(case) if kind not in taken), None)


@action
def apply_for(
    *,
    household: Household,
    programme: Programme,
    person: Person | None = None,
    is_of_cadre: bool = False,
    document: str = "",
    on: date,
    by,
    reason,
) -> Case:
    """A household, or somebody of it, applies under a programme of the day."""
    household = locked(household, by)
    if household.until is not None:
        raise ValidationError(_("This household left the books on %(day)s.") % {"day": household.until})
    check_day(on, since=max(household.since, programme.since))
    if programme.until is not None and programme.until <= on:
        raise ValidationError({"programme": _("This programme ended on %(day)s.") % {"day": programme.until}})
    if person is not None and not household.stays.in_force(on).filter(person=person).exists():
        raise ValidationError({"person": _("This person was not in the household on that day.")})
    case = save(
        Case(
            village=household.village,
            household=household,
            person=person,
            programme=programme,
            is_of_cadre=is_of_cadre,
            since=on,
        )
    )
    _step(case, Kind.APPLIED, on, by, document=document)
    return case


def _step(case: Case, kind: CaseStep.Kind, on: date, by, **more) -> CaseStep:
    return save(CaseStep(village=case.village, case=case, kind=kind, on=on, entered_by=by, **more))


def _under_lock(case: Case, by) -> tuple[Case, list[CaseStep]]:
    case = locked(case, by)
    return case, list(case.steps.order_by("on", "pk"))


@action
def take_step(
    *,
    case: Case,
    kind: str,
    result: str = Result.PASSED,
    people: str = "",
    document: str = "",
    on: date,
    by,
    reason,
) -> CaseStep:
    """The case takes its next step, or ends refused there. Raises ValidationError if another step is due."""
    case, steps = _under_lock(case, by)
    due = next_step(case, steps)
    if due is None:
        raise ValidationError(_("This case takes no further step."))
    if kind != due:
        raise ValidationError(_("The next step of this case is: %(step)s.") % {"step": due.label})
    check_day(on, since=case.since, latest=steps[-1].on)
    if due == Kind.SURVEYED and len([name for name in BETWEEN_NAMES.split(people) if name]) < SIGNATURES:
        raise ValidationError({"people": _("Two people visit a household and sign: name them both.")})
    if due in (Kind.TOWNSHIP, Kind.COUNTY):
        _check_notice(case, steps, on)
    step = _step(
        case,
        due,
        on,
        by,
        result=result,
        people=people,
        document=document,
        remark=reason[:200] if result == Result.REFUSED else "",
    )
    if due == decision_of(case):
        _decide(case, steps, step)
    elif result == Result.REFUSED:
        _close(case, on, Outcome.REFUSED)
    return step


def _check_notice(case: Case, steps: list[CaseStep], on: date) -> None:
    """The notice must have hung for its days, those of an objection not counted."""
    noticed = next((step.on for step in steps if step.kind == Kind.NOTICED), None)
    if noticed is None:
        return
    ends = noticed + timedelta(days=case.programme.notice_days) + stopped_for(steps)
    if on < ends:
        raise ValidationError(
            {
                "on": _("The notice hangs for %(days)s days, objections not counted: until %(day)s.")
                % {"days": case.programme.notice_days, "day": ends}
            }
        )


def stopped_for(steps: list[CaseStep]) -> timedelta:
    """How long objections stopped the clock."""
    began = [step.on for step in steps if step.kind == Kind.OBJECTED]
    ended = [step.on for step in steps if step.kind == Kind.SETTLED]
    return sum((end - begin for begin, end in zip(began, ended, strict=False)), timedelta())


def _decide(case: Case, steps: list[CaseStep], step: CaseStep) -> None:
    """Close the case with what it rested on. Who examined it does not decide it."""
    examined = next((one for one in steps if one.kind == Kind.TOWNSHIP), None)
    accepted = next((one for one in steps if one.kind == Kind.ACCEPTED), None)
    before = examined or accepted
    if before is not None and before.entered_by_id == step.entered_by_id:
        raise ValidationError(_("You examined this case: somebody else enters its decision."))
    for name, key in STANDING:
        if key in facts:
            setattr(case, name, facts[key](case.household, step.on))
    granted = step.result == Result.PASSED
    eligibility = case.programme.eligibility
    if granted and eligibility and not facts[eligibility](case.household, step.on):
        raise ValidationError(
            _("By the records the household does not qualify on that day: put the records right, or refuse the case.")
        )
    _close(case, step.on, Outcome.GRANTED if granted else Outcome.REFUSED)


def _close(case: Case, on: date, outcome: Outcome) -> None:
    case.until, case.until_reason = on, outcome
    save(case)


@action
def object_to(*, case: Case, document: str = "", on: date, by, reason) -> CaseStep:
    """Somebody objects while the notice hangs: the clock stops until the objection is settled. Nobody is named."""
    case, steps = _under_lock(case, by)
    kinds = {step.kind for step in steps}
    if Kind.NOTICED not in kinds or case.until is not None or Kind.TOWNSHIP in kinds:
        raise ValidationError(_("Objections are received from the notice until the township has examined the case."))
    if has_open_objection(steps):
        raise ValidationError(_("An objection is being settled already."))
    check_day(on, since=case.since, latest=steps[-1].on)
    return _step(case, Kind.OBJECTED, on, by, document=document)


@action
def settle_objection(*, case: Case, result: str, document: str = "", on: date, by, reason) -> CaseStep:
    """The objection was looked into: the case goes on and the clock with it, or it is refused."""
    case, steps = _under_lock(case, by)
    if case.until is not None or not has_open_objection(steps):
        raise ValidationError(_("There is no objection to settle."))
    check_day(on, since=case.since, latest=steps[-1].on)
    step = _step(case, Kind.SETTLED, on, by, result=result, document=document, remark=reason[:200])
    if result == Result.REFUSED:
        _close(case, on, Outcome.REFUSED)
    return step


@action
def withdraw_case(*, case: Case, on: date, by, reason) -> Case:
    """Who applied takes the application back."""
    case, steps = _under_lock(case, by)
    if case.until is not None:
        raise ValidationError(_("This case was decided on %(day)s.") % {"day": case.until})
    check_day(on, since=case.since, latest=steps[-1].on if steps else None)
    _close(case, on, Outcome.WITHDRAWN)
    return case


def withdraw_cases(*, on: date, **whose) -> None:
    """Close the undecided cases of a person who died or left, or of a household that is no more in its village."""
    for case in Case.objects.filter(until=None, **whose).select_for_update():
        _close(case, max(on, case.since), Outcome.WITHDRAWN)
