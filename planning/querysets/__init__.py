"""Which rows of planning: each method is a rule the office can say in words."""

from .party import ActivityQuerySet, BannerQuerySet, PartyOrganisationQuerySet, ReturnQuerySet, StaffQuerySet
from .plan import DeclarationQuerySet, PlanRuleQuerySet
from .printed import FindingQuerySet, TownshipOnly

__all__ = [
    "ActivityQuerySet",
    "BannerQuerySet",
    "DeclarationQuerySet",
    "FindingQuerySet",
    "PartyOrganisationQuerySet",
    "PlanRuleQuerySet",
    "ReturnQuerySet",
    "StaffQuerySet",
    "TownshipOnly",
]
