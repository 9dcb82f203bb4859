"""The tables of planning, one file a subject: party work and the leadership team; what reports printed."""

from .party import LeadershipSeat, PartyActivity, PartyBanner, PartyOrganisation, PartyReturn, StaffMember
from .printed import Finding, PrintedFigure, PrintedReport

__all__ = [
    "Finding",
    "LeadershipSeat",
    "PartyActivity",
    "PartyBanner",
    "PartyOrganisation",
    "PartyReturn",
    "PrintedFigure",
    "PrintedReport",
    "StaffMember",
]
