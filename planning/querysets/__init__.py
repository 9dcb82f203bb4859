"""Which rows of planning: each method is a rule the office can say in words."""

from .closing import ClosedPartQuerySet, CloseQuerySet, KeptTownshipWide
from .party import ActivityQuerySet, BannerQuerySet, PartyOrganisationQuerySet, ReturnQuerySet, StaffQuerySet
from .plan import DeclarationQuerySet, PlanRuleQuerySet
from .printed import FindingQuerySet, TownshipOnly

__all__ = [
    "ActivityQuerySet",
    "BannerQuerySet",
    "CloseQuerySet",
    "ClosedPartQuerySet",
    "DeclarationQuerySet",
    "FindingQuerySet",
    "KeptTownshipWide",
    "PartyOrganisationQuerySet",
    "PlanRuleQuerySet",
    "ReturnQuerySet",
    "StaffQuerySet",
    "TownshipOnly",
]
