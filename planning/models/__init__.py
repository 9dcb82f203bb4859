"""The tables of planning, one file a subject: party work and the leadership team; the plan; what reports printed."""

from .party import LeadershipSeat, PartyActivity, PartyBanner, PartyOrganisation, PartyReturn, StaffMember
from .plan import Declaration, Goal, Light, Milestone, PlanRule, Proof, Target
from .printed import Finding, PrintedFigure, PrintedReport

__all__ = [
    "Declaration",
    "Finding",
    "Goal",
    "LeadershipSeat",
    "Light",
    "Milestone",
    "PartyActivity",
    "PartyBanner",
    "PartyOrganisation",
    "PartyReturn",
    "PlanRule",
    "PrintedFigure",
    "PrintedReport",
    "Proof",
    "StaffMember",
    "Target",
]
