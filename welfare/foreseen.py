"""What approving a batch would be told, on its sheet beforehand: who would be paid wrongly, how much, and why."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from xiaoping.kit.checklines import lines_of, severity_of
from xiaoping.kit.checks import Severity
from xiaoping.kit.figurepages import villages_of
from xiaoping.kit.foresight import ahead

from .models import BatchState, PaymentBatch, PaymentLine

SHOWN = 50  # on the page; who approves is told how many more there are


def foreseen(batch: PaymentBatch, user) -> dict[str, Any]:
    """The findings in the user's villages, errors first, as long as the batch waits for its approval."""
    if batch.state != BatchState.PREPARED:
        return {}
    found = [one for one in ahead(batch, user) if user.has_perm(one[0].permission)]
    found.sort(key=lambda one: severity_of(*one) != Severity.ERROR)
    errors = sum(severity_of(*one) == Severity.ERROR for one in found)
    lines = lines_of(found[:SHOWN], dict(villages_of(user)))
    payments = _payments(batch, lines) if user.has_perm("welfare.change_paymentline") else {}
    for line in lines:
        record = line["record"]
        query = urlencode({"benefit": batch.programme.benefit, "number": record.household.number})
        line["payments_url"] = f"{reverse('welfare:paymentline_list')}?{query}"
        line["take_out"] = payments.get(record.person_id, "")
    return {
        "lines": lines,
        "errors": errors,
        "warnings": len(found) - errors,
        "more": len(found) - len(lines),
    }


def _payments(batch: PaymentBatch, lines: list[dict]) -> dict[int, str]:
    """By person, where their payment is taken out of the batch."""
    people = {line["record"].person_id for line in lines}
    mine = PaymentLine.objects.filter(batch=batch, returned_on=None, person__in=people).order_by("-covers")
    return {
        person: reverse("welfare:paymentline_removal", args=[key]) for key, person in mine.values_list("pk", "person")
    }
