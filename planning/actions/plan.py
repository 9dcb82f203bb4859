"""Progress is declared, proved and verified; a colour is set by hand for a reason."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.querysets import scope_of
from xiaoping.kit.actions import action, locked, save
from xiaoping.kit.days import check_day

from ..models import Declaration, Milestone, Proof, Target


@action
def declare(
    *,
    target: Target,
    note: str,
    milestone: Milestone | None = None,
    value: Decimal | None = None,
    on: date,
    by,
    reason,
) -> Declaration:
    """Somebody says how far a target is. It counts as declared and no more."""
    target = locked(target, by)
    if target.kind == Target.Kind.MILESTONES and (milestone is None or milestone.target_id != target.pk):
        raise ValidationError({"milestone": _("Say which milestone of this target was reached.")})
    if target.kind == Target.Kind.YES_NO and target.declarations.exists():
        raise ValidationError(_("This target is declared already."))
    if not target.counts_steps and value is None:
        raise ValidationError({"value": _("Say the number.")})
    return save(
        Declaration(
            village=target.village,
            target=target,
            milestone=milestone if target.counts_steps else None,
            value=None if target.counts_steps else value,
            note=note,
            declared_on=check_day(on, since=target.since),
            declared_by=by,
        )
    )


@action
def prove(*, declaration: Declaration, reference: str, on: date, by, reason) -> Proof:
    """A document is named that proves a declaration."""
    declaration = locked(declaration, by)
    return save(
        Proof(village=declaration.village, declaration=declaration, reference=reference, dated_on=check_day(on))
    )


@action
def verify(*, declaration: Declaration, on: date, by, reason) -> Declaration:
    """Somebody else has looked at the evidence and finds the declaration right."""
    declaration = locked(declaration, by)
    if declaration.verified_on is not None:
        raise ValidationError(_("This was verified on %(day)s.") % {"day": declaration.verified_on})
    if declaration.declared_by == by:
        raise ValidationError(_("Who declared it does not verify it: somebody else must."))
    seen = Declaration.objects.with_evidence().get(pk=declaration.pk)
    if declaration.target.counts_steps and not seen.has_evidence:
        raise ValidationError(_("There is no evidence yet. Name a document or attach a photo or scan first."))
    declaration.verified_on, declaration.verified_by = check_day(on, since=declaration.declared_on), by
    return save(declaration)


@action
def set_light(*, target: Target, light: str, by, reason: str) -> Target:
    """A colour by hand, for a reason; empty gives the colour back to the rule. Only from a township posting."""
    target = locked(target, by)
    if not scope_of(by).township:
        raise ValidationError(_("A colour is set from the township, not from a village."))
    target.light, target.light_reason = light, reason.strip() if light else ""
    return save(target)
