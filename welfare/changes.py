"""What a batch pays that the one before it did not, no more, or in another amount."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import formats
from xiaoping.kit.scope import within
from xiaoping.kit.tables import Column

from .models import PaymentBatch, PaymentLine

CENT = Decimal("0.01")
NEW, GONE, CHANGED = "new", "gone", "changed"
KINDS = {NEW: _("new"), GONE: _("gone"), CHANGED: _("amount changed")}
COLUMNS = (
    Column("kind", verbose_name=_("What changed"), format=formats.Choice(KINDS)),
    Column("person__name", verbose_name=_("Name")),
    Column("household__number", verbose_name=_("Household")),
    Column("village__name", verbose_name=_("Village")),
    Column("before", verbose_name=_("Before, yuan"), format=formats.Number()),
    Column("amount", verbose_name=_("Now, yuan"), format=formats.Number()),
)
PATHS = ("pk", "person", "person__name", "household__number", "village__name")


def batch_before(batch: PaymentBatch) -> PaymentBatch | None:
    """The first batch of the benefit for the time before; None for the first of all."""
    batches = PaymentBatch.objects.filter(programme__benefit=batch.programme.benefit, covers__lt=batch.covers)
    return batches.filter(number=1).select_related("programme").order_by("-covers").first()


# what the office took out before the bank had it, unlike what the bank returned
TAKEN_OUT = Q(returned_on__isnull=False) & (Q(batch__sent_on=None) | Q(returned_on__lt=F("batch__sent_on")))


def _lines(user, **of):
    """What the bank is to pay for a time; not what pays a returned one again."""
    return within(PaymentLine, user).filter(~TAKEN_OUT, replaces=None, **of)


def changes(batch: PaymentBatch, before: PaymentBatch, user) -> list[dict[str, Any]]:
    """Each change since the batch before, by kind, village and household: three statements whatever their number."""
    benefit = batch.programme.benefit
    now = _lines(user, benefit=benefit, covers=batch.covers)
    then = _lines(user, benefit=benefit, covers=before.covers)
    same = then.filter(person=OuterRef("person"))
    old = Subquery(same.order_by("pk").values("amount")[:1])
    mine = now.filter(batch=batch)
    found: list[dict[str, Any]] = []
    for kind, rows in (
        (NEW, mine.filter(~Exists(same))),
        (GONE, then.filter(~Exists(now.filter(person=OuterRef("person"))))),
        (CHANGED, mine.annotate(before=old).exclude(amount=F("before"))),
    ):
        rows = rows.order_by("village_id", "household_id", "pk")
        paths = (*PATHS, "amount", *(["before"] if kind == CHANGED else []))
        for row in rows.values(*paths):
            if kind == GONE:
                row |= {"before": row["amount"], "amount": None}
            elif kind == CHANGED:
                row["before"] = row["before"].quantize(CENT)  # SQLite says 300 of a worked-out 300.00
            found.append({"before": None, **row, "kind": kind, "kind_words": KINDS[kind]})
    return found
