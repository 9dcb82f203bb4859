"""What was paid of a case or a house work: its payments with their batches, shown on its sheet."""

from __future__ import annotations

from typing import Any

from xiaoping.kit.scope import within

from .models import PaymentLine
from .money import money


def payments_of(user, **record) -> list[dict[str, Any]]:
    """The payments that rest on a record, oldest first, each with its batch, its yuan and what became of it."""
    if not user.has_perm("welfare.view_paymentline"):
        return []
    lines = within(PaymentLine, user).filter(**record).select_related("batch__programme", "person").order_by("pk")
    return [
        {
            "person": line.person,
            "batch": line.batch,
            "amount": money(line.amount),
            "state": line.state,
            "on": line.paid_on or line.returned_on,
            "why": line.returned_reason,
        }
        for line in lines
    ]
