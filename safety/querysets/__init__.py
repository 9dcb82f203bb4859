"""Which rows of public safety: each method is a rule the office can say in words."""

from villages.querysets import ScopedSpells, VillageScoped

from .cases import CaseQuerySet
from .hazards import LATELY, HazardQuerySet
from .inspections import DrillQuerySet, InspectionQuerySet, PublicityQuerySet, SiteQuerySet
from .rules import (
    ROUNDS_KEY,
    TYPES_KEY,
    WARNINGS_KEY,
    DatedRuleQuerySet,
    RoundQuerySet,
    TypeQuerySet,
    WarningRuleQuerySet,
)
from .visits import DeductionQuerySet, SpotCheckQuerySet, VisitQuerySet

__all__ = [
    "SiteQuerySet",
    "InspectionQuerySet",
    "DrillQuerySet",
    "PublicityQuerySet",
    "HazardQuerySet",
    "VisitQuerySet",
    "SpotCheckQuerySet",
    "DeductionQuerySet",
    "CaseQuerySet",
    "DatedRuleQuerySet",
    "TypeQuerySet",
    "WarningRuleQuerySet",
    "RoundQuerySet",
    "TYPES_KEY",
    "ROUNDS_KEY",
    "WARNINGS_KEY",
    "LATELY",
    "ScopedSpells",
    "VillageScoped",
]
