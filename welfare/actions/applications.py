"""A case goes step by step to its decision: none is left out, none is taken twice, and nobody decides alone.

Which steps there are is said by the programme the case was handed in under.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Household, Person
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day
from xiaoping.kit.foresight import foresees
from xiaoping.kit.registry import facts

from ..models import CLAIMED, Application, ApplicationStep, Notice, Outcome, Programme

Kind, Result = ApplicationStep.Kind, ApplicationStep.Result
SIGNATURES = 2  # who visits a household: [L3 art 11] by practice two, who sign
BETWEEN_NAMES = re.compile(r"[、，,;；\s]+")
STANDING = (  # what is kept with the decision, and the fact that tells it
    ("on_register", "poverty.on_register"),
    ("in_low_income", "welfare.in_low_income"),
    ("with_disability", "welfare.with_disability"),
)


def steps_of(application: Application) -> list[ApplicationStep.Kind]:
    """The steps of a case in their order, up to its announcement."""
    programme = application.programme
    wanted = {
        Kind.SURVEYED: programme.has_survey,
        Kind.REVIEWED: programme.has_review,
        Kind.NOTICED: programme.notice_days > 0,
        Kind.COUNTY: application.is_of_cadre or programme.decided_by == Programme.Level.COUNTY,
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


def decision_of(application: Application) -> ApplicationStep.Kind:
    """The step that decides a case: the county's, or the township's where it was given the decision."""
    return Kind.COUNTY if Kind.COUNTY in steps_of(application) else Kind.TOWNSHIP


def has_open_objection(steps: list[ApplicationStep]) -> bool:
    """Whether an objection stops the clock."""
    kinds = [step.kind for step in steps]
    return kinds.count(Kind.OBJECTED) > kinds.count(Kind.SETTLED)


def next_step(application: Application, steps: list[ApplicationStep]) -> ApplicationStep.Kind | None:
    """The step a case has to take next; None if it has taken them all, was refused or withdrawn."""
    if application.until is not None and application.until_reason != Outcome.GRANTED:
        return None
    if has_open_objection(steps):
        return Kind.SETTLED
    taken = {step.kind for step in steps}
    return next((kind for kind in steps_of(application) if kind not in taken), None)


@foresees("welfare.case_twice", of=lambda household, **_rest: {"household": household.pk})
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
) -> Application:
    """A household, or somebody of it, applies under a programme of the day."""
    household = locked(household, by)
    if household.until is not None:
        raise ValidationError(_("This household left the books on %(day)s.") % {"day": household.until})
    check_day(on, since=max(household.since, programme.since))
    if programme.until is not None and programme.until <= on:
        raise ValidationError({"programme": _("This programme ended on %(day)s.") % {"day": programme.until}})
    if person is not None and not household.stays.in_force(on).filter(person=person).exists():
        raise ValidationError({"person": _("This person was not in the household on that day.")})
    application = save(
        Application(
            village=household.village,
            household=household,
            person=person,
            programme=programme,
            is_of_cadre=is_of_cadre,
            since=on,
        )
    )
    add_step(application, Kind.APPLIED, on, by, document=document)
    return application


def add_step(application: Application, kind: ApplicationStep.Kind, on: date, by, **more) -> ApplicationStep:
    """Put a step on record, as somebody enters it."""
    return save(
        ApplicationStep(village=application.village, application=application, kind=kind, on=on, entered_by=by, **more)
    )


def _under_lock(application: Application, by) -> tuple[Application, list[ApplicationStep]]:
    """A case read anew under lock, and its steps in order."""
    application = locked(application, by)
    return application, list(application.steps.order_by("on", "pk"))


@foresees(
    "welfare.decided_at_home",
    of=lambda application, kind, **_rest: {"pk": application.pk} if kind in ApplicationStep.DECIDING else None,
)
@action
def take_step(
    *,
    application: Application,
    kind: str,
    result: str = Result.PASSED,
    people: str = "",
    document: str = "",
    amount: Decimal | None = None,
    on: date,
    by,
    reason,
) -> ApplicationStep:
    """The case takes its next step, or ends refused there. Raises ValidationError if another step is due.

    `amount`, in yuan, is what the decision grants where the benefit is paid case by case.
    """
    application, steps = _under_lock(application, by)
    due = next_step(application, steps)
    if due is None:
        raise ValidationError(_("This case takes no further step."))
    if kind != due:
        raise ValidationError(_("The next step of this case is: %(step)s.") % {"step": due.label})
    check_day(on, since=application.since, latest=steps[-1].on)
    if due == Kind.SURVEYED and len([name for name in BETWEEN_NAMES.split(people) if name]) < SIGNATURES:
        raise ValidationError({"people": _("Two people visit a household and sign: name them both.")})
    if due in ApplicationStep.DECIDING:
        _check_notice(application, steps, on)
    step = add_step(
        application,
        due,
        on,
        by,
        result=result,
        people=people,
        document=document,
        remark=reason[:200] if result == Result.REFUSED else "",
    )
    if due == decision_of(application):
        _check_amount(application, result, amount)
        application.amount = amount
        _decide(application, steps, step)
    elif result == Result.REFUSED:
        _close(application, on, Outcome.REFUSED)
    return step


def _check_notice(application: Application, steps: list[ApplicationStep], on: date) -> None:
    """The notice must have hung for its days, those of an objection not counted."""
    noticed = next((step.on for step in steps if step.kind == Kind.NOTICED), None)
    if noticed is None:
        return
    ends = _notice_ends(application, steps, noticed)
    if on < ends:
        raise ValidationError(
            {
                "on": _("The notice hangs for %(days)s days, objections not counted: until %(day)s.")
                % {"days": application.programme.notice_days, "day": ends}
            }
        )


def _notice_ends(application: Application, steps: list[ApplicationStep], noticed: date) -> date:
    return noticed + timedelta(days=application.programme.notice_days) + stopped_for(steps)


def _hang_on(application: Application, steps: list[ApplicationStep]) -> None:
    """The notice of a case whose clock stood still hangs as many days longer."""
    noticed = next((step for step in steps if step.kind == Kind.NOTICED), None)
    if noticed is None or noticed.notice_id is None:
        return
    notice = Notice.objects.select_for_update().get(pk=noticed.notice_id)
    ends = _notice_ends(application, steps, noticed.on)
    if notice.until < ends:
        notice.until = ends
        save(notice)


def stopped_for(steps: list[ApplicationStep]) -> timedelta:
    """How long objections stopped the clock."""
    began = [step.on for step in steps if step.kind == Kind.OBJECTED]
    ended = [step.on for step in steps if step.kind == Kind.SETTLED]
    return sum((end - begin for begin, end in zip(began, ended, strict=False)), timedelta())


def _decide(application: Application, steps: list[ApplicationStep], step: ApplicationStep) -> None:
    """Close the case with what it rested on. Who examined it does not decide it."""
    examined = next((one for one in steps if one.kind == Kind.TOWNSHIP), None)
    accepted = next((one for one in steps if one.kind == Kind.ACCEPTED), None)
    before = examined or accepted
    if before is not None and before.entered_by_id == step.entered_by_id:
        raise ValidationError(_("You examined this case: somebody else enters its decision."))
    for name, key in STANDING:
        if key in facts:
            setattr(application, name, facts[key](application.household, step.on))
    granted = step.result == Result.PASSED
    eligibility = application.programme.eligibility
    if granted and eligibility and not facts[eligibility](application.household, step.on):
        raise ValidationError(
            _("By the records the household does not qualify on that day: put the records right, or refuse the case.")
        )
    _close(application, step.on, Outcome.GRANTED if granted else Outcome.REFUSED)


def _check_amount(application: Application, result: str, amount: Decimal | None) -> None:
    """A grant that is paid case by case names its yuan; nothing else does."""
    is_named = result == Result.PASSED and application.programme.benefit in CLAIMED
    if is_named and amount is None:
        raise ValidationError({"amount": _("Say how much is granted: it is what the next batch pays.")})
    if not is_named and amount is not None:
        raise ValidationError({"amount": _("Leave this empty: nothing is paid by this decision alone.")})


def _close(application: Application, on: date, outcome: Outcome) -> None:
    application.until, application.until_reason = on, outcome
    save(application)


@action
def object_to(*, application: Application, document: str = "", on: date, by, reason) -> ApplicationStep:
    """Somebody objects while the notice hangs: the clock stops until the objection is settled. Nobody is named."""
    application, steps = _under_lock(application, by)
    kinds = {step.kind for step in steps}
    if Kind.NOTICED not in kinds or application.until is not None or Kind.TOWNSHIP in kinds:
        raise ValidationError(_("Objections are received from the notice until the township has examined the case."))
    if has_open_objection(steps):
        raise ValidationError(_("An objection is being settled already."))
    check_day(on, since=application.since, latest=steps[-1].on)
    return add_step(application, Kind.OBJECTED, on, by, document=document)


@action
def settle_objection(
    *, application: Application, result: str, document: str = "", on: date, by, reason
) -> ApplicationStep:
    """The objection was looked into: the case goes on and the clock with it, or it is refused."""
    application, steps = _under_lock(application, by)
    if application.until is not None or not has_open_objection(steps):
        raise ValidationError(_("There is no objection to settle."))
    check_day(on, since=application.since, latest=steps[-1].on)
    step = add_step(application, Kind.SETTLED, on, by, result=result, document=document, remark=reason[:200])
    if result == Result.REFUSED:
        _close(application, on, Outcome.REFUSED)
    else:
        _hang_on(application, [*steps, step])
    return step


@action
def withdraw_application(*, application: Application, on: date, by, reason) -> Application:
    """Who applied takes the application back."""
    application, steps = _under_lock(application, by)
    if application.until is not None:
        raise ValidationError(_("This case was decided on %(day)s.") % {"day": application.until})
    check_day(on, since=application.since, latest=steps[-1].on if steps else None)
    _close(application, on, Outcome.WITHDRAWN)
    return application


def withdraw_applications(*, on: date, **whose) -> None:
    """Close the undecided cases of a person who died or left, or of a household that is no more in its village."""
    for application in Application.objects.filter(until=None, **whose).select_for_update():
        _close(application, max(on, application.since), Outcome.WITHDRAWN)
