"""Old houses repaired, dilapidated houses rebuilt, households relocated; nobody has two of these."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from welfare.models import Award, Benefit, HouseWork, Relocation

from ..chance import day_between, spread, stream
from ..records import CLOSING, OPENING
from ..writing import write
from .applications import STEPS, Writer, days_until_decided
from .residents import Residence, Residents, is_head, shuffled

REPAIRED = 33
REBUILT = {True: (82, 35_500), False: (27, 22_000)}  # registered or not: households, yuan each
YEARS = {2015: 18, 2016: 26, 2017: 31, 2018: 25}
REBUILDING_NOW = 4
RELOCATED = {  # mode: how many people in each household
    Relocation.Mode.COUNTY: {2: 3, 3: 6, 4: 6, 5: 1},
    Relocation.Mode.TOWN: {2: 2, 3: 4, 4: 16, 5: 3},
    Relocation.Mode.SELF_PURCHASE: {4: 4, 5: 4, 6: 2},
    Relocation.Mode.SELF_BUILD: {2: 2, 3: 6, 4: 5, 5: 1},
}
PLACES = {
    Relocation.Mode.COUNTY: "县城集中安置点",
    Relocation.Mode.TOWN: "集镇集中安置点",
    Relocation.Mode.SELF_PURCHASE: "县城自购房",
    Relocation.Mode.SELF_BUILD: "本村新址自建",
}
RELOCATING_NOW = 2
MOST_A_PERSON = 25  # m²


def load() -> None:
    """Write the works and relocations with their cases."""
    people, chance = Residents(), stream("houses")
    writer = Writer(people, chance)
    registered = people.on_register(date(2014, 12, 31)) & people.on_register(CLOSING)
    ever = registered | people.on_register(date(2015, 6, 30)) | people.on_register(CLOSING)
    heads = shuffled([one for one in people.there(OPENING) if is_head(one)], chance)
    poor = [one for one in heads if one.household in registered]
    helped = set(Award.objects.values_list("household", flat=True))
    others = [one for one in heads if one.household not in ever]
    others.sort(key=lambda one: one.household in helped)  # taken from the end
    relocations = list(relocated(people, poor, writer, chance))
    works = [*rebuilt(poor, others, writer, chance), *repaired(poor, others, chance)]
    writer.write()
    rows: list[HouseWork | Relocation] = [*relocations, *works]
    for row in rows:
        row.application_id = row.application.pk if row.application else None
    write(relocations)
    write(works)


def rebuilt(poor: list[Residence], others: list[Residence], writer: Writer, chance: Random) -> Iterator[HouseWork]:
    """Rebuilt by the end of 2018, and a few whose house is being rebuilt in spring 2019."""
    for is_registered, (number, amount) in REBUILT.items():
        homes = poor if is_registered else others
        years = spread(number, YEARS, chance)
        for year in years:
            contract = day_between(chance, date(year, 3, 1), date(year, 7, 20))
            accepted = contract + timedelta(days=chance.randint(90, 150))
            yield work(homes.pop(), contract, accepted, amount, writer, chance)
    for _place in range(REBUILDING_NOW):
        contract = day_between(chance, date(2019, 3, 1), date(2019, 4, 10))
        yield work(poor.pop(), contract, None, REBUILT[True][1], writer, chance)


def work(one: Residence, contract: date, accepted: date | None, amount: int, writer: Writer, chance: Random):
    """A house of grade D with its case and contract."""
    application = writer.application(
        one, Benefit.HOUSE_REBUILD, contract - days_until_decided(chance), len(STEPS), "granted"
    )
    return HouseWork(
        **one.where,
        application=application,
        kind="rebuild",
        danger="D",
        contract_on=contract,
        accepted_on=accepted,
        floor_area=Decimal(chance.randint(110, 240)) / 2,
        subsidy=amount,
        document=f"{contract.year}年农村危房改造合同",
    )


def repaired(poor: list[Residence], others: list[Residence], chance: Random) -> Iterator[HouseWork]:
    """Old houses of which a part was in danger."""
    for place, year in enumerate(spread(REPAIRED, YEARS, chance)):
        one = (others if place % 4 == 0 else poor).pop()
        contract = day_between(chance, date(year, 3, 1), date(year, 9, 30))
        yield HouseWork(
            **one.where,
            kind="repair",
            danger=chance.choice("BC"),
            contract_on=contract,
            accepted_on=contract + timedelta(days=chance.randint(20, 70)),
            subsidy=chance.randrange(2_000, 6_500, 500),
            document=f"{year}年旧房修缮验收表",
        )


def relocated(people: Residents, poor: list[Residence], writer: Writer, chance: Random) -> Iterator[Relocation]:
    """Registered households; as many people as the household had when it agreed."""
    for mode, households in RELOCATED.items():
        for size, number in households.items():
            for _place in range(number):
                agreed = day_between(chance, date(2016, 6, 1), date(2017, 9, 30))
                moved = day_between(chance, agreed + timedelta(days=200), date(2018, 11, 30))
                yield _relocation(_home(people, poor, size, agreed), mode, size, agreed, moved, writer, chance)
    for _place in range(RELOCATING_NOW):
        agreed = day_between(chance, date(2018, 11, 1), date(2019, 3, 20))
        one = _home(people, poor, 4, agreed)
        yield _relocation(one, Relocation.Mode.TOWN, 4, agreed, None, writer, chance)


def _home(people: Residents, poor: list[Residence], size: int, day: date) -> Residence:
    one = next(one for one in reversed(poor) if len(people.members(one.household, day)) == size)
    poor.remove(one)
    return one


def _relocation(one, mode, size: int, agreed: date, moved: date | None, writer: Writer, chance: Random) -> Relocation:
    application = writer.application(
        one, Benefit.RELOCATION, agreed - days_until_decided(chance), len(STEPS), "granted"
    )
    cleared = moved + timedelta(days=chance.randint(30, 200)) if moved and chance.random() < 0.85 else None
    return Relocation(
        **one.where,
        application=application,
        mode=mode,
        people=size,
        agreed_on=agreed,
        moved_on=moved,
        floor_area=Decimal(2 * size * MOST_A_PERSON - chance.randint(0, 6 * size)) / 2,
        place=PLACES[mode],
        cleared_on=cleared if cleared and cleared < date(2019, 4, 1) else None,
    )
