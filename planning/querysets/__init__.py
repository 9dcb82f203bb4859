"""Which rows of planning: each method is a rule the office can say in words."""

from .party import ActivityQuerySet, BannerQuerySet, PartyOrganisationQuerySet, ReturnQuerySet, StaffQuerySet

__all__ = ["ActivityQuerySet", "BannerQuerySet", "PartyOrganisationQuerySet", "ReturnQuerySet", "StaffQuerySet"]
