"""The sheets of this app: a hazard, a site, an inspection, a visit, a case, each with what became of it."""

from .cases import CaseSheet
from .hazards import HazardSheet
from .inspections import InspectionSheet, SiteSheet
from .visits import VisitSheet

__all__ = ["CaseSheet", "HazardSheet", "InspectionSheet", "SiteSheet", "VisitSheet"]
