"""One change of state: who did it, why, and one id for every row it touched.

An action is a function that changes records. `@action` gives it a transaction and remembers who acts and why, so that
each history row written inside carries them; actions called by an action join it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from .versions import check_version

M = TypeVar("M", bound=models.Model)


@dataclass(frozen=True)
class Act:
    """An action under way: its name, the user who takes it, the reason given, and the id its rows share."""

    name: str
    by: Any
    reason: str
    id: uuid.UUID = field(default_factory=uuid.uuid4)


_current: ContextVar[Act | None] = ContextVar("act", default=None)


def current_act() -> Act | None:
    """The action under way, or None outside one."""
    return _current.get()


@contextmanager
def acting(name: str, *, by, reason: str) -> Iterator[Act]:
    """Run a block as one action in one transaction. Inside another action it joins that one.

    Raises ValidationError if no reason is given.
    """
    outer = _current.get()
    if outer is not None:
        yield outer
        return
    if not (reason or "").strip():
        raise ValidationError({"reason": _("Say why: a change without a reason is not kept.")})
    token = _current.set(Act(name, by, reason.strip()))
    try:
        with transaction.atomic():
            yield _current.get()  # type: ignore[misc]
    finally:
        _current.reset(token)


def action(function: Callable) -> Callable:
    """Make a function an action. It must take `by` (the user) and `reason` as keywords."""

    @wraps(function)
    def run(*args, by, reason, **kwargs):
        with acting(function.__name__, by=by, reason=reason):
            return function(*args, by=by, reason=reason, **kwargs)

    return run


def save(record: M) -> M:
    """Validate a record, constraints included, and save it."""
    record.full_clean()
    record.save()
    return record


def locked(record: M, by) -> M:
    """The record re-read under a lock, within what `by` may change.

    Raises the model's DoesNotExist if it lies outside the actor's villages.
    """
    return type(record)._default_manager.writable_by(by).select_for_update().get(pk=record.pk)  # type: ignore[attr-defined]


@action
def correct(record: M, *, version: int | None = None, by, reason: str, **changes) -> M:
    """Put a wrong entry right. The old value stays in the history; a village is never corrected, it is moved.

    `version` is the one that was shown to who corrects. Raises ChangedMeanwhile if it is not the newest any more.
    """
    record = locked(record, by)
    check_version(record, version)
    for name, value in changes.items():
        setattr(record, name, value)
    return save(record)
