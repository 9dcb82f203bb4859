"""Writes what the villages grow and earn: plantings, investments, photovoltaics, collective income.

Crops, areas and sums of 2018 are the report's; how they divide between villages and years is made up.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from villages import models

from .chance import apportion, day_between, stream
from .records import TODAY, Township
from .writing import write

CITRUS = 18_240
NEW_GROVES = 0.12  # the share of groups whose grove was planted anew with better kinds since 2014
SPRING, AUTUMN = (2, 20), (11, 10)

# village number, crop, place, mu, planted on, part of the core base
BASES = (
    (5, "yellow_peach", "兰水黄桃基地一期", 480, date(2015, 3, 6), True),
    (3, "yellow_peach", "兰水黄桃基地二期", 320, date(2016, 3, 3), True),
    (4, "winter_peach", "冬桃园", 180, date(2016, 2, 24), False),
    (5, "winter_peach", "冬桃园", 120, date(2017, 2, 26), False),
    (1, "lily", "大言冲组百合基地", 130, date(2015, 4, 8), True),
    (1, "lily", "大言冲组百合基地扩种", 86, date(2017, 4, 2), True),
    (2, "lily", "百合园", 42, date(2017, 4, 10), False),
    (3, "lily", "百合园", 38, date(2017, 4, 12), False),
    (4, "lily", "百合园", 34, date(2018, 4, 3), False),
    (5, "lily", "百合园", 36, date(2018, 4, 5), False),
    (6, "lily", "百合园", 36, date(2018, 4, 9), False),
    (7, "houpo", "厚朴林场", 180, date(2017, 3, 5), True),
    (7, "houpo", "厚朴林场二期", 120, date(2017, 11, 20), True),
    (7, "morel", "羊肚菌大棚", 20, date(2018, 10, 20), False),
    (8, "morel", "羊肚菌大棚", 16, date(2018, 10, 24), False),
    (2, "morel", "羊肚菌大棚", 12, date(2018, 10, 28), False),
)

# village number, crop, yuan, day, funds
INVESTED = (
    (7, "houpo", 42_000, date(2014, 12, 12), "产业扶贫资金"),
    (7, "houpo", 56_000, date(2015, 9, 16), "产业扶贫资金"),
    (7, "houpo", 60_000, date(2016, 10, 11), "村集体自筹"),
    (7, "houpo", 124_000, date(2017, 3, 1), "产业扶贫资金"),
    (7, "houpo", 26_000, date(2018, 6, 8), "村集体自筹"),
    (7, "morel", 80_000, date(2018, 8, 22), "产业扶贫资金"),
    (8, "morel", 70_000, date(2018, 8, 29), "产业扶贫资金"),
    (2, "morel", 50_000, date(2018, 9, 5), "产业扶贫资金"),
)

# village number, kW, feeding in since, yuan received in 2018
STATIONS = (
    (2, 60, date(2017, 5, 26), 41_200),
    (6, 58, date(2017, 6, 2), 38_800),
    (7, 60, date(2017, 6, 15), 40_400),
    (8, 58, date(2017, 6, 28), 39_600),
)
SEASONS = {(4, 10): 19, (7, 10): 30, (10, 10): 34, (12, 20): 17}  # when the grid pays, and how much in a hundred
LEASES = {1: 9_000, 2: 4_500, 3: 6_800, 4: 5_200, 5: 6_000, 6: 3_600, 7: 3_000, 8: 2_800}  # yuan a year in 2014
ORCHARDS = {1: 12_000, 3: 8_600, 5: 7_200}


def load(township: Township) -> None:
    """Write plantings, investments, stations and receipts."""
    villages = {village.number: village for village in models.Village.objects.all()}
    write(groves(villages))
    write(
        models.Planting(village=villages[number], crop=crop, place=place, area=area, since=since, is_core_base=core)
        for number, crop, place, area, since, core in BASES
    )
    write(
        models.Investment(village=villages[number], crop=crop, amount=amount, invested_on=day, funds=funds)
        for number, crop, amount, day, funds in INVESTED
    )
    write(
        models.PowerStation(
            village=villages[number], name=f"{villages[number]}光伏电站", capacity=kilowatts, since=since
        )
        for number, kilowatts, since, _amount in STATIONS
    )
    write(from_the_grid(villages))
    write(from_the_land(villages))


def groves(villages) -> Iterator[models.Planting]:
    """A citrus grove for every villager group, as large as its share of households; a few planted anew since 2014."""
    chance = stream("citrus")
    groups = list(models.VillagerGroup.objects.with_size(TODAY).order_by("village__number", "number"))
    for group, area in zip(groups, apportion(CITRUS, [group.household_count for group in groups]), strict=True):
        old = day_between(chance, date(1992, 2, 1), date(2009, 3, 20))
        crop = {"village": villages_of(group, villages), "crop": "citrus", "place": f"{group.name}柑橘园", "area": area}
        if chance.random() < NEW_GROVES:
            cut = day_between(chance, date(2014, 11, 1), date(2016, 2, 28))
            yield models.Planting(**crop, since=old, until=cut)
            yield models.Planting(**crop, since=day_between(chance, cut, date(2017, 3, 20)))
        else:
            yield models.Planting(**crop, since=old)


def villages_of(group, villages) -> models.Village:
    return next(village for village in villages.values() if village.pk == group.village_id)


def from_the_grid(villages) -> Iterator[models.CollectiveIncome]:
    """What the grid paid each station, season by season: 2018 as the report has it, the other years by the weather."""
    chance = stream("photovoltaics")
    for number, _kilowatts, since, full_year in STATIONS:
        for year in (2017, 2018, 2019):
            weather = 1 if year == 2018 else chance.uniform(0.94, 1.03)
            parts = apportion(round(full_year * weather), list(SEASONS.values()))
            for (month, day), amount in zip(SEASONS, parts, strict=True):
                paid_on = date(year, month, day)
                if since < paid_on <= TODAY:
                    yield models.CollectiveIncome(
                        village=villages[number],
                        source="photovoltaics",
                        received_on=paid_on,
                        amount=amount,
                        document="电费结算单",
                    )


def from_the_land(villages) -> Iterator[models.CollectiveIncome]:
    """Rents and orchards, once a year, a little more every year."""
    for source, amounts, (month, day) in (("land", LEASES, AUTUMN), ("orchard", ORCHARDS, SPRING)):
        for number, amount in amounts.items():
            for year in range(2014, 2020):
                received_on = date(year, month, day)
                if received_on <= TODAY:
                    grown = (Decimal(amount) * (1 + Decimal("0.04") * (year - 2014))).quantize(Decimal(1))
                    yield models.CollectiveIncome(
                        village=villages[number], source=source, received_on=received_on, amount=grown
                    )
