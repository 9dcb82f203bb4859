"""Who came first: whoever comes second with a batch, a payment or the bank's file is told who, when, and what to do."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from xiaoping.kit.versions import signature

from ..models import PaymentBatch, PaymentLine


def first(record, field: str) -> dict[str, Any]:
    """`who` set a day of a record that stands now, the `day`, and `at` what time it was entered."""
    rows = record.history.select_related("history_user").order_by("history_date", "history_id")
    empty = rows.filter(**{field: None}).last()
    if empty is not None:
        same_moment = Q(history_date=empty.history_date, history_id__gt=empty.history_id)
        rows = rows.filter(Q(history_date__gt=empty.history_date) | same_moment)
    found = rows.first()
    return {**signature(found), "day": getattr(record, field)}


def maker(record) -> dict[str, str]:
    """`who` made a record, and `at` what time."""
    return signature(record.history.select_related("history_user").order_by("history_date", "history_id").first())


def answered(batch: PaymentBatch) -> dict[str, str]:
    """`who` entered the bank's answer last, and `at` what time."""
    rows = PaymentLine.history.filter(batch=batch, act_name="enter_answers")  # type: ignore[attr-defined]
    return signature(rows.select_related("history_user").order_by("history_date", "history_id").last())


def taken_back(model, key, holds) -> str:
    """The words for a record that was there and was taken back; "" if there never was one. `holds` says whether a
    record of a village may be told of."""
    rows = model.history.filter(**{model._meta.pk.name: key}).select_related("history_user")
    row = rows.order_by("history_date", "history_id").last()
    if row is None or row.history_type != "-" or not holds(row.village_id):
        return ""
    return _("%(who)s took this back on %(at)s: nothing of it is paid. Prepare it anew if it is still wanted.") % (
        signature(row)
    )
