"""Checks of what is on record: rules that rows should keep, with the rows that do not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from .registry import Registry


class Severity(TextChoices):
    """How grave an offence is."""

    ERROR = "error", _("error")
    WARNING = "warning", _("warning")


@dataclass(frozen=True)
class Check:
    """One rule: its words, its source, and `rows(user, day)`, the offending rows a user may see (None: all)."""

    key: str
    words: Any
    severity: Severity
    basis: str
    rows: Callable


checks: Registry[Check] = Registry(_("check"))


def register(check: Check) -> Check:
    """Make a check known by its key."""
    return checks.add(check.key, check)
