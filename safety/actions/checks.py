"""The sample of a round and its checks; deductions for who was missed, appeals and decisions."""

from __future__ import annotations

from datetime import date
from secrets import randbelow

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.models import Officer
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day

from ..models import Deduction, SpotCheck, VisitRound
from ..sample import draw
from .common import from_the_township, in_post

SEEDS = 10**9


@action
def draw_sample(*, visit_round: VisitRound, on: date, by, reason) -> list[SpotCheck]:
    """Draw the households of a round that are checked. The seed comes from chance, never from somebody, and is kept."""
    from_the_township(by)
    visit_round = locked(visit_round, by)
    if visit_round.seed is not None:
        raise ValidationError(_("The sample of this round was drawn already."))
    check_day(on, since=visit_round.first)
    visits = list(visit_round.visits.filter(dropped_on=None))
    if not visits:
        raise ValidationError(_("Nothing is assigned in this round yet."))
    visit_round.seed = randbelow(SEEDS)
    save(visit_round)
    pairs = [(visit.group_id, visit.household_id) for visit in visits]
    chosen = draw(pairs, seed=visit_round.seed, per_group=visit_round.per_group)
    return [
        save(SpotCheck(village_id=visit.village_id, visit=visit, drawn_on=on))
        for visit in visits
        if visit.household_id in chosen
    ]


@action
def check_visit(*, check: SpotCheck, officer: Officer, mode: str, result: str, on: date, by, reason) -> SpotCheck:
    """A household of the sample was asked. One that was missed costs the officer what the round's document says."""
    check = locked(check, by)
    if check.checked_on is not None:
        raise ValidationError(_("This was checked on %(day)s.") % {"day": check.checked_on})
    check.checked_on, check.checked_by = check_day(on, since=check.drawn_on), in_post(officer, by, on)
    check.mode, check.result = mode, result
    save(check)
    visit_round = check.visit.round
    if result == SpotCheck.Result.MISSED:
        save(
            Deduction(
                village_id=check.village_id,
                check_made=check,
                officer=check.visit.officer,
                imposed_on=on,
                amount=visit_round.deduction,
                document=visit_round.document,
            )
        )
    return check


@action
def appeal(*, deduction: Deduction, appeal: str, on: date, by, reason) -> Deduction:
    """The officer appeals against a deduction: once."""
    deduction = locked(deduction, by)
    if deduction.appealed_on is not None:
        raise ValidationError(_("There was an appeal on %(day)s.") % {"day": deduction.appealed_on})
    deduction.appealed_on, deduction.appeal = check_day(on, since=deduction.imposed_on), appeal
    return save(deduction)


@action
def decide(*, deduction: Deduction, decision: str, on: date, by, reason) -> Deduction:
    """The appeal is decided: the deduction is upheld or waived."""
    deduction = locked(deduction, by)
    if deduction.appealed_on is None:
        raise ValidationError(_("There is no appeal to be decided."))
    if deduction.decided_on is not None:
        raise ValidationError(_("This was decided on %(day)s.") % {"day": deduction.decided_on})
    deduction.decided_on, deduction.decision = check_day(on, since=deduction.appealed_on), decision
    return save(deduction)
