"""Which rows of planning: each method is a rule the office can say in words."""

from .closing import ClosedPartQuerySet, CloseQuerySet, KeptTownshipOnly
from .party import ActivityQuerySet, BannerQuerySet, PartyOrganisationQuerySet, ReturnQuerySet, StaffQuerySet
from .plan import DeclarationQuerySet, PlanRuleQuerySet
from .printed import FindingQuerySet, TownshipOnly
from .report import IssueQuerySet

__all__ = [
    "ActivityQuerySet",
    "BannerQuerySet",
    "CloseQuerySet",
    "ClosedPartQuerySet",
    "DeclarationQuerySet",
    "FindingQuerySet",
    "IssueQuerySet",
    "KeptTownshipOnly",
    "PartyOrganisationQuerySet",
    "PlanRuleQuerySet",
    "ReturnQuerySet",
    "StaffQuerySet",
    "TownshipOnly",
]
