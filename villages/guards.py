"""What of the books may be taken back: entries. A posting gives rights, and is ended instead."""

from xiaoping.kit.guards import plain

from . import models
from .works import WORKS

plain(
    models.Absence,
    models.BankAccount,
    models.DisabilityCertificate,
    models.Household,
    models.HouseholdYear,
    models.IdNumber,
    models.Officer,
    models.Person,
    models.PersonYear,
    models.PoorVillageSpell,
    models.RoadService,
    models.Stay,
    models.Township,
    models.Village,
    models.VillagerGroup,
    *(work.model for work in WORKS),
)
