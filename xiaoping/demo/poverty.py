"""Writes what belongs to poverty: registrations, spells of poverty, helpers."""

from poverty import models
from villages.models import Household, Officer

from . import register, staff
from .records import Township
from .writing import write


def load(township: Township) -> None:
    """Write the register. Households are found by their number, officers by their name."""
    made = register.build(township)
    households = {household.number: household for household in Household.objects.all()}
    rows = write(
        models.Registration(
            village_id=households[one.home.number].village_id,
            household=households[one.home.number],
            since=one.since,
            since_reason=one.since_reason,
            until=one.until,
            until_reason=one.until_reason,
        )
        for one in made
    )
    write(
        models.AttributeSpell(
            village_id=row.village_id,
            registration=row,
            attribute=models.Attribute.GENERAL,
            since=row.since,
            until=row.until,
        )
        for row in rows
    )
    write(
        models.PovertySpell(
            village_id=row.village_id,
            registration=row,
            cause=spell.cause,
            since=spell.since,
            since_reason=spell.since_reason,
            until=spell.until,
            until_reason=spell.until_reason,
        )
        for one, row in zip(made, rows, strict=True)
        for spell in one.spells
    )
    officers = {officer.name: officer for officer in Officer.objects.all()}
    write(
        models.HelperPairing(
            village_id=households[pairing.home.number].village_id,
            household=households[pairing.home.number],
            officer=officers[pairing.officer.name],
            since=pairing.since,
            until=pairing.until,
        )
        for pairing in register.pair(made, staff.build(township.villages))
    )
