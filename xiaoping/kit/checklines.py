"""What the page of a check and its file say of each row: what is wrong, and, where it is about money, what it cost."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import formats
from .checks import Check, Severity
from .findings import Finding
from .tables import Column

COLUMNS = (
    Column("subject", verbose_name=gettext_lazy("Record")),
    Column("village", verbose_name=gettext_lazy("Village")),
    Column("reason", verbose_name=gettext_lazy("What is wrong")),
)
MONEY = (
    Column("person", verbose_name=gettext_lazy("Name")),
    Column("household", verbose_name=gettext_lazy("Household")),
    Column("remedy", verbose_name=gettext_lazy("To do")),
    Column("months", verbose_name=gettext_lazy("Months"), format=formats.Number()),
    Column("amount", verbose_name=gettext_lazy("Amount, yuan"), format=formats.Money()),
    Column("document", verbose_name=gettext_lazy("Document")),
)
DECIDED = (
    Column("assigned_to", verbose_name=gettext_lazy("Assigned to")),
    Column("settled", verbose_name=gettext_lazy("Settled because")),
)


def columns_of(check: Check) -> tuple[Column, ...]:
    """The columns of a check's file; of one about money it is the list for recovery or back pay."""
    return (*COLUMNS, *(MONEY if check.claim else ()), *DECIDED)


def lines_of(found: Iterable[tuple[Check, Finding]], villages: dict[int, str]) -> list[dict[str, Any]]:
    """What pages and files say of findings, of one check or of several: one statement a kind of record."""
    wanted = list(found)
    records = _records(wanted)
    return [
        {
            "key": str(finding.key),
            "record": records[check.model, finding.key],
            "subject": str(records[check.model, finding.key]),
            "url": records[check.model, finding.key].get_absolute_url(),
            "village": villages.get(finding.village, "") if finding.village else _("The township's own"),
            "words": check.words,
            "severity": severity_of(check, finding),
            "reason": reason_of(check, finding),
            **money_of(check, finding),
            "assigned_to": _name(finding.assigned_to),
            "asked": finding.decision.reason if finding.assigned_to and finding.decision else "",
            "settled": finding.decision.reason if finding.is_settled and finding.decision else "",
            "by": _name(finding.decision.user) if finding.decision else "",
            "at": finding.decision.at if finding.decision else None,
        }
        for check, finding in wanted
    ]


def _records(found: Iterable[tuple[Check, Finding]]) -> dict[tuple[Any, int], Any]:
    """The rows of findings by model and key, with what their names and addresses need."""
    keys: dict[Any, set[int]] = {}
    related: dict[Any, set[str]] = {}
    for check, finding in found:
        keys.setdefault(check.model, set()).add(finding.key)
        related.setdefault(check.model, set()).update(check.related or ("village",))
    return {
        (model, key): record
        for model, wanted in keys.items()
        for key, record in model._base_manager.select_related(*sorted(related[model])).in_bulk(wanted).items()
    }


def _name(user) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""


def reason_of(check: Check, finding: Finding) -> str:
    """The check's reason with the facts of this row; its own words where it gives none."""
    if not check.reason:
        return str(check.words)
    values = dict(zip(check.paths(), finding.values, strict=True))
    named = {path: choices(values[path]).label for path, choices in check.labels.items()}
    return str(check.reason) % {path: _shown(value) for path, value in {**values, **named}.items()}


def severity_of(check: Check, finding: Finding) -> Severity:
    """How grave this one is: the check's severity, unless a fact makes it an error."""
    if check.grave is None:
        return check.severity
    path, value = check.grave
    return Severity.ERROR if finding.values[check.paths().index(path)] == value else check.severity


def money_of(check: Check, finding: Finding) -> dict[str, Any]:
    """What an offence cost, by the names of the columns; nothing for one that is not about money."""
    claim = check.claim
    if claim is None:
        return {}
    values = dict(zip(check.paths(), finding.values, strict=True))
    return {
        "person": values.get(claim.person),
        "household": values.get(claim.household),
        "remedy": claim.remedy.label,
        "months": values.get(claim.months) or None,
        "amount": values[claim.amount],
        "amount_text": formats.Money().text(values[claim.amount]),
        "document": values.get(claim.document),
    }


def total(check: Check, found: Iterable[Finding]) -> str:
    """The yuan of all rows found; nothing for a check that is not about money."""
    if check.claim is None:
        return ""
    return formats.Money().text(sum((Decimal(money_of(check, one)["amount"] or 0) for one in found), Decimal(0)))


def summed(check: Check, found: Iterable[Finding]) -> list[tuple[str, str]]:
    """The line of the file's second sheet that says what all rows come to."""
    return [(f"{check.claim.remedy.label} ({_('yuan')})", total(check, found))] if check.claim else []


def _shown(value) -> str:
    """A fact as the page says it."""
    if isinstance(value, float):
        return formats.Money().text(value)
    return formats.EMPTY if value in (None, "") else str(value)
