"""The tables of planning, one file a subject: party work and the leadership team; the plan and its
progress; what reports printed; periods that were closed; the yearly report."""

from .closing import ClosedBalance, ClosedFigure, ClosedPart, PeriodClose
from .party import LeadershipSeat, PartyActivity, PartyBanner, PartyOrganisation, PartyReturn, StaffMember
from .plan import Goal, Light, Milestone, PlanRule, Target
from .printed import Finding, PrintedFigure, PrintedReport
from .progress import Declaration, Proof
from .report import Issue, Report, Section

__all__ = [
    "ClosedBalance",
    "ClosedFigure",
    "ClosedPart",
    "Declaration",
    "Finding",
    "Goal",
    "Issue",
    "LeadershipSeat",
    "Light",
    "Milestone",
    "PartyActivity",
    "PartyBanner",
    "PartyOrganisation",
    "PartyReturn",
    "PeriodClose",
    "PlanRule",
    "PrintedFigure",
    "PrintedReport",
    "Proof",
    "Report",
    "Section",
    "StaffMember",
    "Target",
]
