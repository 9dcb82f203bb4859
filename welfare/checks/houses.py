"""Rules for houses: one household, one scheme."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.checks import Check, Claim, Remedy, Severity, register
from xiaoping.kit.scope import within

from ..models import Benefit, Exclusion, HouseWork, Relocation
from .base import YUAN

KIND = HouseWork.Kind
BENEFITS = ((KIND.REPAIR, Benefit.HOUSE_REPAIR), (KIND.REBUILD, Benefit.HOUSE_REBUILD))


def two_schemes(user, day: date):
    """Houses done with public money for a household that is relocated, while a rule says these exclude each other.

    The subsidy is wrong once the work is accepted; before, nothing was paid.
    """
    relocated = Relocation.objects.filter(household=OuterRef("household"), agreed_on__lte=day)
    either = Q(pk=None)
    for kind, benefit in BENEFITS:
        pair = Q(benefit=benefit, other=Benefit.RELOCATION) | Q(benefit=Benefit.RELOCATION, other=benefit)
        rules = Exclusion.objects.filter(pair, Q(until=None) | Q(until__gt=OuterRef("contract_on")))
        either |= Q(Exists(rules.filter(since__lte=OuterRef("contract_on"))), kind=kind)
    works = within(HouseWork, user).filter(either, Exists(relocated), contract_on__lte=day)
    first = relocated.order_by("agreed_on")
    return works.annotate(
        agreed_on=Subquery(first.values("agreed_on")[:1], output_field=DateField()),
        over=Case(When(accepted_on__lte=day, then=F("subsidy")), default=Value(0), output_field=YUAN),
    )


register(
    Check(
        "welfare.two_housing_schemes",
        _("No household has its house rebuilt and is relocated."),
        Severity.ERROR,
        "5.3",
        two_schemes,
        ("kind", "contract_on", "accepted_on", "agreed_on", "subsidy"),
        _("Contract of %(contract_on)s, accepted on %(accepted_on)s; relocation agreed on %(agreed_on)s."),
        ("household", "village"),
        Claim(Remedy.RECOVERY, "over", document="document"),
    )
)
