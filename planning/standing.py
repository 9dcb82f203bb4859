"""How a target stands on a day: declared, provable, verified; and its colour by rule.

Only evidence moves progress to the right. A milestone is provable with a document, a photo or a scan; a figure is what
its records say, whatever was declared. Nothing is verified beyond what is provable.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from xiaoping.kit import formats
from xiaoping.kit.indicators import Basis, Number, indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.readings import split_many

from .models import Declaration, Light, Milestone, PlanRule, Target

HOUSEHOLDS = ("household", "registration__household")  # the ways from a row to its household
MOVES = 3  # of one household between the cohort's day and the day it is held against
ONE, NOTHING = Decimal(1), Decimal(0)
Columns = tuple[Number, Number, Number]


@dataclass(frozen=True)
class Standing:
    """A target on a day. `share` is how much of it is provable, `expected` how much should be, both from 0 to 1.

    The light is None where no thresholds are on record.
    """

    target: Target
    total: Number
    declared: Number
    provable: Number
    verified: Number
    share: Decimal
    expected: Decimal
    rule_light: Light | None
    why: str

    @property
    def light(self) -> Light | None:
        """The colour by hand, or else by rule."""
        return Light(self.target.light) if self.target.light else self.rule_light

    def share_of(self, value: Number) -> Decimal:
        """How much of the target a value of one of the columns is, from 0 to 1."""
        if value is None:
            return NOTHING
        if self.target.kind == Target.Kind.INDICATOR:
            return (
                _held(self.target, value)
                if self.target.direction == Target.Direction.HOLD
                else _way(self.target, value)
            )
        return Decimal(value) / self.total if self.total else NOTHING


def standings(targets: Iterable[Target], day: date) -> list[Standing]:
    """How targets stand at the end of a day: a few statements for all, one more for each kind of record measured."""
    targets = list(targets)
    keys = [target.pk for target in targets]
    declared: dict[int, list[Any]] = {key: [] for key in keys}
    for one in (
        Declaration.objects.filter(target__in=keys, declared_on__lte=day).with_evidence().order_by("declared_on", "pk")
    ):
        declared[one.target_id].append(one)
    steps: dict[int, list[Milestone]] = {key: [] for key in keys}
    for step in Milestone.objects.filter(target__in=keys).order_by("due_on", "pk"):
        steps[step.target_id].append(step)
    rules, values = PlanRule.objects.on(day), _values(targets, day)
    return [_standing(one, declared[one.pk], steps[one.pk], values.get(one.pk), rules, day) for one in targets]


def standing(target: Target, day: date) -> Standing:
    """How one target stands at the end of a day."""
    return standings([target], day)[0]


def measured_period(target: Target, day: date) -> Period:
    """What a target's figure is read for: from its beginning to the day, or to when it was due; stated ones by year."""
    if target.key in indicators and indicators[target.key].basis == Basis.STATED:
        return Period.year(target.since.year)
    last = min(day, target.due_on)
    return Period(min(target.since, last), last)


def _values(targets: list[Target], day: date) -> dict[int, Number]:
    """What the records say of each target measured by a figure."""
    by_period: dict[Period, list[Target]] = {}
    for target in targets:
        if target.kind == Target.Kind.INDICATOR and target.key in indicators:
            by_period.setdefault(measured_period(target, day), []).append(target)
    found: dict[int, Number] = {}
    for period, several in by_period.items():
        splits = split_many({one.key: indicators[one.key] for one in several}.values(), period, None)
        found |= {one.pk: splits[one.key].of(one.village_id) for one in several}
    return found


def cohort(target: Target, day: date) -> tuple[Any, Any]:
    """The rows of a cohort, and those of them that no longer are on the day. Who moved within the township still is."""
    indicator = indicators[target.key]
    first = target.cohort_on or target.since
    rows = indicator.rows(Period(first, first), None, target.village_id)
    still = indicator.rows(Period(day, day), None).order_by()
    lost = rows.exclude(pk__in=still.values("pk"))
    path = next((path for path in HOUSEHOLDS if _leads(rows.model, path)), "")
    if path:  # a move within the township closes a household, and the next one continues it
        for moves in range(1, MOVES + 1):
            before = "__".join([path, *["continues"] * moves])
            lost = lost.exclude(Exists(still.filter(**{before: OuterRef(path)})))
    return rows, lost


def _leads(model, path: str) -> bool:
    """Whether a path of field names leads from a model to a household."""
    for name in path.split("__"):
        if all(field.name != name for field in model._meta.concrete_fields):
            return False
        model = model._meta.get_field(name).related_model
    return True


def _standing(target, declarations, steps, value, rules, day) -> Standing:
    if target.counts_steps:
        total, columns, share, expected = _of_steps(target, declarations, steps, day)
    elif target.kind == Target.Kind.COHORT:
        total, columns, share, expected = _of_cohort(target, declarations, day)
    else:
        total, columns, share, expected = _of_figure(target, declarations, steps, value, day)
    light, why = _light(target, share, expected, rules, day)
    return Standing(target, total, *columns, share, expected, light, why)


def _of_steps(target, declarations, steps, day) -> tuple[Number, Columns, Decimal, Decimal]:
    """Milestones counted; a target of yes or no is its own milestone, expected on the day it is due and not before."""
    total = len(steps) if target.kind == Target.Kind.MILESTONES else 1
    reached = {one.milestone_id for one in declarations}
    proved = {one.milestone_id for one in declarations if one.has_evidence}
    verified = {one.milestone_id for one in declarations if one.has_evidence and one.verified_on}
    share = Decimal(len(proved)) / total if total else NOTHING
    due = [step.due_on for step in steps] if target.kind == Target.Kind.MILESTONES else [target.due_on]
    expected = Decimal(sum(one <= day for one in due)) / total if total else NOTHING
    return total, (len(reached), len(proved), len(verified)), share, expected


def _of_cohort(target, declarations, day) -> tuple[Number, Columns, Decimal, Decimal]:
    """Those of the cohort who still are, of all of it; they are expected to be all of it all the time."""
    if target.key not in indicators:
        return None, (_latest(declarations), None, None), NOTHING, ONE
    rows, lost = cohort(target, day)
    total = rows.count()
    holding = total - lost.count()
    verified = _latest([one for one in declarations if one.verified_on])
    columns = (_latest(declarations), holding, None if verified is None else min(verified, holding))
    return total, columns, Decimal(holding) / total if total else NOTHING, ONE


def _of_figure(target, declarations, steps, value, day) -> tuple[Number, Columns, Decimal, Decimal]:
    """A figure against the number to be reached."""
    verified = _latest([one for one in declarations if one.verified_on])
    columns = (_latest(declarations), value, _no_better(target, verified, value))
    if target.direction == Target.Direction.HOLD:
        return target.value, columns, _held(target, value), ONE
    due = [step for step in steps if step.value is not None and step.due_on <= day]
    planned = any(step.value is not None for step in steps)
    expected = _way(target, due[-1].value if due else target.baseline) if planned else _elapsed(target, day)
    return target.value, columns, _way(target, value), expected


def _latest(declarations) -> Number:
    """The number declared last."""
    return next((one.value for one in reversed(declarations) if one.value is not None), None)


def _no_better(target, verified: Number, provable: Number) -> Number:
    """What was verified, but nothing beyond what the records say."""
    if verified is None or provable is None:
        return None
    return max(verified, provable) if target.direction == Target.Direction.AT_MOST else min(verified, provable)


def _way(target, value: Number) -> Decimal:
    """How much of the way from the baseline to the number to be reached lies behind a value."""
    if value is None:
        return NOTHING
    first, last = Decimal(target.baseline or 0), Decimal(target.value)
    reached = {"at_least": value >= last, "at_most": value <= last}.get(target.direction, value == last)
    if reached:
        return ONE
    if first == last:
        return NOTHING
    return max(ONE - abs(last - Decimal(value)) / abs(last - first), NOTHING)


def _held(target, value: Number) -> Decimal:
    """How much of what is to be held is there."""
    if value is None or not target.value:
        return NOTHING
    return min(Decimal(value) / Decimal(target.value), ONE)


def _elapsed(target, day: date) -> Decimal:
    """Elapsed of total time."""
    whole, gone = (target.due_on - target.since).days, (day - target.since).days
    return min(max(Decimal(gone) / whole, NOTHING), ONE)


def _light(target, share: Decimal, expected: Decimal, rules: dict, day: date) -> tuple[Light | None, str]:
    """The colour by rule, and the arithmetic it rests on. What is to be held is yellow as soon as something is lost."""
    if not rules.keys() >= set(PlanRule.Kind.values):
        return None, _("No thresholds are on record for this day.")
    behind = 100 * (expected - share)
    words = {"provable": percent(share), "expected": percent(expected), "behind": formats.number(behind.quantize(ONE))}
    if share >= ONE:
        return Light.GREEN, _("All of it is provable.")
    if day > target.due_on:
        return Light.RED, _("Overdue: %(provable)s are provable.") % words
    said = _("%(provable)s are provable, %(expected)s expected: %(behind)s points behind.") % words
    if target.kind == Target.Kind.COHORT or target.direction == Target.Direction.HOLD:
        return (Light.YELLOW if behind <= rules["green_points"] else Light.RED), said
    if behind > rules["yellow_points"]:
        return Light.RED, said
    is_near = (target.due_on - day).days <= rules["near_days"] and 100 * share < rules["near_percent"]
    if behind > rules["green_points"] or is_near:
        return Light.YELLOW, said
    if behind <= 0:
        return Light.GREEN, _("%(provable)s are provable, %(expected)s expected.") % words
    return Light.GREEN, said


def percent(share: Decimal) -> str:
    """A share in percent, whole."""
    return f"{(100 * share).quantize(ONE)}%"
