"""The tables of planning, one file a subject: party work and the leadership team; the plan and its
progress; what reports printed."""

from .party import LeadershipSeat, PartyActivity, PartyBanner, PartyOrganisation, PartyReturn, StaffMember
from .plan import Goal, Light, Milestone, PlanRule, Target
from .printed import Finding, PrintedFigure, PrintedReport
from .progress import Declaration, Proof

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
