"""Where the page of a benefit reads its people and its money: the rows of a list, so that every number opens to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Sum
from django.urls import reverse

from xiaoping.kit import clock
from xiaoping.kit.periods import Period
from xiaoping.kit.scope import within

from .models import Award, Benefit, HouseWork, PaymentLine
from .models import Relocation as Move
from .pages.applications import AWARDED

HOUSES = {Benefit.HOUSE_REPAIR: HouseWork.Kind.REPAIR, Benefit.HOUSE_REBUILD: HouseWork.Kind.REBUILD}


@dataclass(frozen=True)
class Source:
    """Rows that a benefit is read from: of which list, by which of its filters, and what is added up of them."""

    model: Any
    url: str
    when: str  # the filter of the list, named like the queryset method: of the last day, or of the period
    folds: dict[str, Any]
    params: dict[str, str] = field(default_factory=dict)
    is_stock: bool = False

    def asked(self, period: Period) -> date | Period:
        """What its filter is asked for: the period, or its last day, and of one that is not over today."""
        return min(period.last, clock.today()) if self.is_stock else period

    def rows(self, user, period: Period):
        """The rows of a period that the user may see."""
        return getattr(within(self.model, user).filter(**self.params), self.when)(self.asked(period)).order_by()

    def address(self, period: Period, village: int | None = None) -> str:
        """The list that holds these rows."""
        query = {self.when: str(self.asked(period)), **self.params}
        query |= {"village": str(village)} if village else {}
        return f"{reverse(self.url)}?{'&'.join(f'{name}={value}' for name, value in query.items())}"


def recipients_of(benefit: str) -> Source:
    """Who has a benefit: by awards that hold on the last day; else who was paid, housed or moved within the period."""
    households = Count("household", distinct=True)
    if benefit in AWARDED:
        folds = {"people": Count("pk"), "households": households}
        return Source(Award, "welfare:award_list", "in_force", folds, {"benefit": benefit}, is_stock=True)
    if benefit in HOUSES:
        params = {"kind": HOUSES[Benefit(benefit)].value}
        return Source(HouseWork, "welfare:housework_list", "accepted_in", {"households": households}, params)
    if benefit == Benefit.RELOCATION:
        return Source(Move, "welfare:relocation_list", "moved_in", {"people": Sum("people"), "households": households})
    folds = {"people": Count("person", distinct=True), "households": households}
    return Source(PaymentLine, "welfare:paymentline_list", "paid_in", folds, {"benefit": benefit})


def money_of(benefit: str) -> tuple[Source, str] | None:
    """Where the money of a benefit is read, and the day it is dated by; None where none is on record."""
    if benefit == Benefit.RELOCATION:
        return None
    if benefit in HOUSES:
        return Source(
            HouseWork,
            "welfare:housework_list",
            "accepted_in",
            {"amount": Sum("subsidy"), "number": Count("pk")},
            {"kind": HOUSES[Benefit(benefit)].value},
        ), "accepted_on"
    folds = {"amount": Sum("amount"), "number": Count("pk")}
    return Source(PaymentLine, "welfare:paymentline_list", "paid_in", folds, {"benefit": benefit}), "paid_on"
