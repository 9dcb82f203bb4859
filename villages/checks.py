"""Rules for households and people."""

from datetime import date

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.checks import Check, Severity, register
from xiaoping.kit.scope import within

from .models import Household, Stay


def without_head(user, day: date):
    """Households on the books on `day` with members but no head among them."""
    members = Stay.objects.in_force(day).filter(household=OuterRef("pk"))
    heads = members.filter(relation="01")
    return within(Household, user).in_force(day).filter(Exists(members), ~Exists(heads))


WITHOUT_HEAD = register(
    Check("villages.household_without_head", _("A household needs a head."), Severity.ERROR, "V06", without_head)
)
