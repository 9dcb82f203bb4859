"""Checks of what is on record: rules that rows should keep, with the rows that do not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from . import clock
from .registry import Registry


class Severity(TextChoices):
    """How grave an offence is."""

    ERROR = "error", _("error")
    WARNING = "warning", _("warning")


class Remedy(TextChoices):
    """What is to be done about money that went wrong."""

    RECOVERY = "recovery", _("to be recovered")
    BACK_PAY = "back_pay", _("back pay")
    REVIEW = "review", _("paid on it, to be looked into")


@dataclass(frozen=True)
class Claim:
    """The money of an offence: the paths of how many yuan, of how many months, and of what its list says besides.

    `amount` is positive. `months` is empty where the money is not for months. `document` is the paper it rests on.
    """

    remedy: Remedy
    amount: str
    months: str = ""
    person: str = ""
    household: str = "household__number"
    document: str = ""

    @property
    def paths(self) -> tuple[str, ...]:
        """Those it names, each once."""
        named = (self.person, self.household, self.months, self.amount, self.document)
        return tuple(path for path in named if path)


@dataclass(frozen=True)
class Check:
    """One rule: its words, its source, and `rows(user, day)`, the offending rows a user may see (None: all).

    `facts` are the paths, annotations included, of what an offence rests on; `reason` says it in words, with a place
    for each by its name. A row that was resolved stays quiet until one of them changes; where none is named, until any
    field of the row does. `related` is loaded with a row, for its name and address. `claim` says what the offence
    cost, where it is about money; its paths are among the facts. `ahead(user, day, plan)` gives the rows that would
    offend if what a record plans, as a batch of payments does, were carried out on that day. `labels` are the choices
    that put a fact in words; `grave` names a fact and the value of it that makes an error of a warning.
    """

    key: str
    words: Any
    severity: Severity
    basis: str
    rows: Callable
    facts: Sequence[str] = ()
    reason: Any = ""
    related: Sequence[str] = ()
    claim: Claim | None = None
    ahead: Callable | None = None
    labels: Mapping[str, type[TextChoices]] = field(default_factory=dict)
    grave: tuple[str, str] | None = None

    @cached_property
    def model(self) -> Any:
        """What kind of row offends."""
        return self.rows(None, clock.today()).model

    @property
    def permission(self) -> str:
        """Who may read such rows may read what is wrong with them."""
        meta = self.model._meta
        return f"{meta.app_label}.view_{meta.model_name}"

    def paths(self) -> tuple[str, ...]:
        """The paths of what an offence rests on."""
        named = tuple(self.facts) or tuple(field.attname for field in self.model._meta.concrete_fields)
        more = self.claim.paths if self.claim else ()
        return (*named, *(path for path in more if path not in named))


checks: Registry[Check] = Registry(_("check"))


def register(check: Check) -> Check:
    """Make a check known by its key."""
    return checks.add(check.key, check)
