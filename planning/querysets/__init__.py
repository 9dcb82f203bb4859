"""Which rows of planning: each method is a rule the office can say in words."""

from .closing import ClosedPartQuerySet, CloseQuerySet, KeptTownshipWide
from .party import ActivityQuerySet, BannerQuerySet, PartyOrganisationQuerySet, ReturnQuerySet, StaffQuerySet
from .plan import DeclarationQuerySet, PlanRuleQuerySet, ReadByAll
from .printed import FindingQuerySet, TownshipWide
from .report import IssueQuerySet

__all__ = [
    "ActivityQuerySet",
    "BannerQuerySet",
    "CloseQuerySet",
    "ClosedPartQuerySet",
    "DeclarationQuerySet",
    "FindingQuerySet",
    "IssueQuerySet",
    "KeptTownshipWide",
    "PartyOrganisationQuerySet",
    "PlanRuleQuerySet",
    "ReadByAll",
    "ReturnQuerySet",
    "StaffQuerySet",
    "TownshipWide",
]
