"""What the registered checks would find of a change, asked before it is kept: an error refuses it, a warning asks.

An action names its checks (`foresees`). Each is asked before and after, in the action's own transaction, of the rows of
one household or person; what is found only after, or rests on other facts after, is the action's doing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from . import clock
from .actions import acting
from .checklines import reason_of, severity_of
from .checks import Check, Severity, checks
from .findings import Finding, decisions, findings

NAMED = 5  # findings of one check that a message tells; the others are counted


@dataclass(frozen=True)
class Seen:
    """That whoever enters something read its warnings, and why it is right all the same; `digest` says which ones."""

    digest: str
    because: str


class Doubtful(ValidationError):
    """Warnings that nobody has answered yet. The change is not kept; with their digest and a reason it is."""

    def __init__(self, words: list[str], digest: str):
        super().__init__(words)
        self.digest = digest


Found = list[tuple[Check, Finding]]


def foresees(*keys: str, of: Callable[..., dict | None]) -> Callable:
    """Make an action ask checks about what it is going to keep. `of` takes its arguments and narrows their rows; where
    it gives None, the action is none of those that are asked about.

    Without keys, `of` names a `plan`, which all checks that look ahead are asked about.

    The action then also takes `seen`. What was settled as right stays quiet, and what was wrong before is no obstacle.
    Raises ValidationError for errors, Doubtful for warnings not seen.
    """

    def decorate(function: Callable) -> Callable:
        @wraps(function)
        def run(*, by, reason, seen: Seen | None = None, **kwargs):
            reason = _with(reason, seen)
            with acting(function.__name__, by=by, reason=reason):
                about = of(**kwargs)
                if about is None:
                    return function(by=by, reason=reason, **kwargs)
                before = _marks(ask(keys, **about)) if keys else set()
                result = function(by=by, reason=reason, **kwargs)
                found = ask(keys, **about) if keys else ahead(**about)
                judge([one for one in found if _mark(*one) not in before], seen)
                return result

        return run

    return decorate


def ask(keys: Iterable[str], **narrow) -> Found:
    """What some checks find today among the rows that match; settled ones left out. The statements of each check, and
    one for decisions if anything was found."""
    return _open(keys, None, narrow=narrow)


def ahead(plan, user=None) -> Found:
    """What every check that looks ahead would find if a plan, such as a batch of payments, were carried out today."""
    return _open([check.key for check in checks if check.ahead is not None], user, plan=plan)


def _open(keys: Iterable[str], user, **of) -> Found:
    several = [checks[key] for key in keys]
    found = [(check, one) for check in several for one in findings(check, user, clock.today(), {}, **of)]
    if not found:
        return []
    decided = decisions(user, *{check.key for check, _finding in found})
    known = [(check, replace(one, decision=decided.get((check.key, str(one.key))))) for check, one in found]
    return [(check, one) for check, one in known if not one.is_settled]


def judge(found: Found, seen: Seen | None = None) -> None:
    """Raises ValidationError for errors, and Doubtful for warnings, unless these very ones were seen."""
    errors = [one for one in found if severity_of(*one) == Severity.ERROR]
    if errors:
        raise ValidationError(told(errors))
    if found and (seen is None or seen.digest != digest_of(found) or not seen.because.strip()):
        raise Doubtful(told(found), digest_of(found))


def told(found: Found) -> list[str]:
    """What whoever enters is told: the rule, whom it is about, and why; check by check."""
    lines = []
    by_check: dict[str, Found] = {}
    for one in found:
        by_check.setdefault(one[0].key, []).append(one)
    for same in by_check.values():
        lines += [_sentence(*one) for one in same[:NAMED]]
        if len(same) > NAMED:
            lines.append(_("And %(number)s more of this rule.") % {"number": len(same) - NAMED})
    return lines


def digest_of(found: Found) -> str:
    """A digest of what was found: another finding, or other facts, make another."""
    return hashlib.sha256("".join(sorted(map(str, _marks(found)))).encode()).hexdigest()


def _sentence(check: Check, finding: Finding) -> str:
    reason = reason_of(check, finding)
    values: dict[str, Any] = dict(zip(check.paths(), finding.values, strict=True))
    person = values.get(check.claim.person) if check.claim else None
    parts = [str(check.words), str(person) if person else "", reason if check.reason else ""]
    return " ".join(part for part in parts if part)


def _mark(check: Check, finding: Finding) -> tuple[str, str]:
    return check.key, finding.fingerprint


def _marks(found: Found) -> set[tuple[str, str]]:
    return {_mark(*one) for one in found}


def _with(reason: str, seen: Seen | None) -> str:
    """The reason as the history keeps it: with why a warning was overruled."""
    if seen is None or not seen.because.strip() or not (reason or "").strip():
        return reason
    return _("%(reason)s (entered after a warning: %(because)s)") % {"reason": reason, "because": seen.because.strip()}
