"""The tables of planning: party work and the leadership team."""

from .party import LeadershipSeat, PartyActivity, PartyBanner, PartyOrganisation, PartyReturn, StaffMember

__all__ = ["LeadershipSeat", "PartyActivity", "PartyBanner", "PartyOrganisation", "PartyReturn", "StaffMember"]
