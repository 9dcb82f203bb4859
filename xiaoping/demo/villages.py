"""Writes what belongs to villages: township, villages, groups, households, people, stays, ID numbers."""

from datetime import date

from villages import models

from . import places
from .records import OPENING, Home, Person, Stay, Township, Village
from .writing import write

SET_UP = date(1984, 6, 1)  # when communes became townships
POOR_BASIS = "演示：县扶贫开发领导小组认定"


def load(township: Township) -> None:
    """Write every record of villages. Later modules find households by their number."""
    villages = _villages(township.villages)
    homes = _homes(township, villages)
    keys = write(
        models.Person(
            name=person.name,
            sex=person.sex,
            born_on=person.born_on,
            died_on=person.died_on,
            ethnicity=person.ethnicity,
        )
        for person in township.people
    )
    people = dict(zip(township.people, keys, strict=True))
    write(
        models.Stay(
            village_id=homes[stay.home].village_id,
            household_id=homes[stay.home].pk,
            person_id=people[stay.person].pk,
            relation=stay.relation,
            since=stay.since,
            since_reason=stay.since_reason,
            until=stay.until,
            until_reason=stay.until_reason,
        )
        for stay in township.stays
    )
    write(_number(stay, homes, people) for stay in _first_stays(township.stays) if stay.person.id_number)


def _villages(made: list[Village]) -> dict[Village, models.Village]:
    [township] = write(
        [models.Township(name=places.TOWNSHIP, county=places.COUNTY, area_code=places.AREA_CODE, records_from=OPENING)]
    )
    rows = write(
        models.Village(
            township=township,
            name=village.name,
            code=f"{places.AREA_CODE}201{200 + village.number}",
            number=village.number,
            since=SET_UP,
        )
        for village in made
    )
    villages = dict(zip(made, rows, strict=True))
    poor = [villages[village] for village in made if village.is_poor]
    write(models.PoorVillageSpell(village=village, since=OPENING, basis=POOR_BASIS) for village in poor)
    return villages


def _homes(township: Township, villages: dict[Village, models.Village]) -> dict[Home, models.Household]:
    """Groups and households: those that moved away first, so that their successors can name them."""
    made = [group for village in township.villages for group in village.groups]
    rows = write(
        models.VillagerGroup(village=villages[group.village], number=group.number, name=group.name, since=SET_UP)
        for group in made
    )
    groups = dict(zip(made, rows, strict=True))
    homes: dict[Home, models.Household] = {}
    in_order = sorted(township.homes, key=lambda home: home.number)
    for batch in (
        [home for home in in_order if home.continues is None],
        [home for home in in_order if home.continues is not None],
    ):
        written = write(
            models.Household(
                village=villages[home.group.village],
                group=groups[home.group],
                number=home.number,
                address=home.address,
                phone=home.phone,
                since=home.since,
                since_reason=home.since_reason,
                until=home.until,
                until_reason=home.until_reason,
                continues=homes[home.continues] if home.continues else None,
            )
            for home in batch
        )
        homes.update(zip(batch, written, strict=True))
    return homes


def _first_stays(stays: list[Stay]) -> list[Stay]:
    """Everybody's first stay: there and then their ID number came on record."""
    first: dict[Person, Stay] = {}
    for stay in stays:
        if stay.person not in first or stay.since < first[stay.person].since:
            first[stay.person] = stay
    return list(first.values())


def _number(stay: Stay, homes: dict[Home, models.Household], people: dict[Person, models.Person]) -> models.IdNumber:
    row = models.IdNumber(
        village_id=homes[stay.home].village_id,
        person=people[stay.person],
        is_disputed=stay.person.has_disputed_number,
        since=stay.since,
    )
    row.number = stay.person.id_number
    return row
