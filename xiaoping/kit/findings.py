"""What the checks find today, and what was decided about it: given to somebody, or settled for a reason.

Nothing that is found is stored: a finding is there as long as its row offends. Only decisions are kept, each for good.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from . import clock
from .checks import Check, checks
from .models import CheckDecision
from .registry import facts

DECIDE = "kit.add_checkdecision"  # who only reads cannot see to a row


@dataclass(frozen=True)
class Finding:
    """One row that offends a check, with the facts it rests on and the last decision about it."""

    key: int
    village: int | None
    values: tuple
    decision: CheckDecision | None

    @property
    def fingerprint(self) -> str:
        """A digest of the facts: the same as long as none of them changes."""
        return hashlib.sha256(repr([str(value) for value in self.values]).encode()).hexdigest()

    @property
    def is_settled(self) -> bool:
        """Whether somebody settled it, and nothing it rests on has changed since."""
        decision = self.decision
        return (
            decision is not None
            and decision.kind == CheckDecision.Kind.SETTLED
            and decision.fingerprint == self.fingerprint
        )

    @property
    def assigned_to(self) -> Any:
        """Who is to see to it; nobody once it is settled."""
        is_assigned = self.decision is not None and self.decision.kind == CheckDecision.Kind.ASSIGNED
        return self.decision.assigned_to if is_assigned else None  # type: ignore[union-attr]


def decisions(user, *keys: str) -> dict[tuple[str, str], CheckDecision]:
    """The last decision about each row, by check and key of the row; of these checks, or of all."""
    rows = CheckDecision.objects.all() if user is None else CheckDecision.objects.visible_to(user)
    if keys:
        rows = rows.filter(check_key__in=keys)
    found = rows.select_related("user", "assigned_to").order_by("pk")
    return {(decision.check_key, decision.key): decision for decision in found}


def findings(
    check: Check,
    user,
    day: date,
    decided: dict | None = None,
    village=None,
    act: UUID | None = None,
    narrow: dict | None = None,
    plan: Any = None,
) -> list[Finding]:
    """Every row that offends a check on a day, as far as the user may see it: one statement, and one for decisions.

    With an `act`, only the rows that this action wrote; with `narrow`, only those that match these lookups; with
    a `plan`, what would offend if it were carried out.
    """
    decided = decisions(user, check.key) if decided is None else decided
    rows = check.rows(user, day) if plan is None or check.ahead is None else check.ahead(user, day, plan)
    rows = rows.filter(**narrow or {})
    if village is not None:
        rows = rows.in_village(village)
    if act is not None:
        written = check.model.history.model.objects.filter(act=act)
        rows = rows.filter(pk__in=written.values(check.model._meta.pk.attname))
    return [
        Finding(key, place, tuple(values), decided.get((check.key, str(key))))
        for key, place, *values in rows.values_list("pk", rows.village_path, *check.paths())
    ]


def readable(user) -> list[Check]:
    """The checks of records this user may read."""
    return [check for check in checks if user.has_perm(check.permission)]


def assign(check: Check, keys: Iterable[int], *, to, reason: str, by) -> int:
    """Give offending rows to somebody who decides about them and is posted where they lie. Returns how many."""
    found = _found(check, keys, by)
    if to is None or not get_user_model().objects.get(pk=to.pk).has_perm(DECIDE):
        raise ValidationError({"assigned_to": _("Choose who is to see to it.")})
    if not all(facts["villages.may_write"](to, finding.village) for finding in found):
        raise ValidationError({"assigned_to": _("They are not posted where some of these lie.")})
    return _decide(check, found, CheckDecision.Kind.ASSIGNED, reason=reason, by=by, assigned_to=to)


def settle(check: Check, keys: Iterable[int], *, reason: str, by) -> int:
    """Say why offending rows are right as they are; they stay quiet until their facts change. Returns how many."""
    return _decide(check, _found(check, keys, by), CheckDecision.Kind.SETTLED, reason=reason, by=by)


def assigned_to(user, *, reader=None) -> list[tuple[Check, list[Finding]]]:
    """What somebody is to see to today, check by check, as far as `reader` sees it (None: all of it).

    One statement where that is nothing.
    """
    asked = set(CheckDecision.objects.filter(assigned_to=user).order_by().values_list("check_key", flat=True))
    if not asked:
        return []
    decided = decisions(None, *asked)
    open_today = [
        (check, [one for one in findings(check, reader, clock.today(), decided) if one.assigned_to == user])
        for check in (checks if reader is None else readable(reader))
        if check.key in asked
    ]
    return [(check, found) for check, found in open_today if found]


@transaction.atomic
def hand_over(*, owner, to, reason: str, by) -> int:
    """What somebody who leaves was to see to goes to another, who reads what was asked and why it comes to them.

    Returns how many rows. Raises ValidationError if there are any and nobody takes over who decides about them and is
    posted where they lie.
    """
    held = assigned_to(owner)
    count = sum(len(found) for _check, found in held)
    if count and (to is None or not to.has_perm(DECIDE)):
        raise ValidationError(
            _("Still to see to %(number)s rows of the checks: choose a cadre or clerk with an account who takes over.")
            % {"number": count}
        )
    for check, found in held:
        if not all(facts["villages.may_write"](to, finding.village) for finding in found):
            raise ValidationError(
                _("Some rows of the checks lie where they are not posted. Post them there first, or choose another.")
            )
        for asked, same in _by_request(found).items():
            words = _("%(asked)s (handed over: %(reason)s)") % {"asked": asked, "reason": _given(reason)}
            _decide(check, same, CheckDecision.Kind.ASSIGNED, reason=words, by=by, assigned_to=to)
    return count


def _by_request(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings that somebody is to see to, by what they were asked to do."""
    asked: dict[str, list[Finding]] = {}
    for finding in found:
        asked.setdefault(finding.decision.reason if finding.decision else "", []).append(finding)
    return asked


def _found(check: Check, keys: Iterable[int], by) -> list[Finding]:
    """The findings of these keys. Raises ValidationError if one offends no more, or lies where `by` may not write."""
    wanted = set(keys)
    if not wanted:
        raise ValidationError(_("Choose at least one row."))
    found = [finding for finding in findings(check, by, clock.today()) if finding.key in wanted]
    if len(found) < len(wanted):
        raise ValidationError(_("Some of these rows are in order now. Look at the list again."))
    if not all(facts["villages.may_write"](by, finding.village) for finding in found):
        raise ValidationError(_("Some of these rows lie where you may not write."))
    return found


@transaction.atomic
def _decide(check: Check, found: Sequence[Finding], kind: str, *, reason: str, by, assigned_to=None) -> int:
    reason = _given(reason)
    made = CheckDecision.objects.bulk_create(
        CheckDecision(
            user=by,
            check_key=check.key,
            village_id=finding.village,
            record=check.model._meta.label_lower,
            key=str(finding.key),
            kind=kind,
            assigned_to=assigned_to,
            reason=reason,
            fingerprint=finding.fingerprint,
        )
        for finding in found
    )
    return len(made)


def _given(reason: str) -> str:
    """The reason as it is kept. Raises ValidationError if there is none."""
    if not (reason or "").strip():
        raise ValidationError({"reason": _("Say why: a decision without a reason is not kept.")})
    return reason.strip()
