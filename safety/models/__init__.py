"""The tables of public safety, one file a noun: inspections, hazards, publicity, visits, cases, warnings."""

from .cases import Case, CaseRule, CaseState
from .hazards import Hazard, HazardEnd, HazardNotice, HazardState
from .inspections import REPORTED_TYPES, ChecklistItem, Inspection, InspectionAnswer, InspectionType, Site
from .publicity import Campaign, Drill, Publicity, Theme
from .visits import Deduction, Mode, SpotCheck, Visit, VisitRound
from .warnings import WarningRule

__all__ = [
    "REPORTED_TYPES",
    "Campaign",
    "Case",
    "CaseRule",
    "CaseState",
    "ChecklistItem",
    "Deduction",
    "Drill",
    "Hazard",
    "HazardEnd",
    "HazardNotice",
    "HazardState",
    "Inspection",
    "InspectionAnswer",
    "InspectionType",
    "Mode",
    "Publicity",
    "Site",
    "SpotCheck",
    "Theme",
    "Visit",
    "VisitRound",
    "WarningRule",
]
