"""Writes what was built and taught in the villages: roads, wells, grids, centres and clinics, trainings.

Totals of 2018 are the report's; how they divide between villages and years is made up.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from villages import models

from .chance import apportion, day_between, stream
from .records import CLOSING, OPENING, Township
from .writing import write

GROUPS_WITH_CEMENT = 75
GROUP_ROADS = 36  # beside the 8 village roads; each serves two or three groups
VILLAGE_ROADS_KM = (5.2, 4.6, 5.8, 3.9, 4.4, 3.6, 4.1, 3.2)
GROUP_ROADS_KM = 38.4
DEEP_WELLS = 62
OPEN_WELLS = 61
REPAIRED_WELLS = 24
REPAIRED_TWICE = 3

# village number, due, finished
GRIDS = (
    (1, date(2015, 12, 31), date(2015, 11, 20)),
    (3, date(2015, 12, 31), date(2016, 1, 15)),
    (4, date(2016, 12, 31), date(2016, 12, 2)),
    (5, date(2016, 12, 31), date(2016, 11, 18)),
    (7, date(2017, 12, 31), date(2017, 10, 27)),
    (8, date(2017, 12, 31), date(2017, 12, 8)),
    (2, date(2018, 11, 30), date(2019, 1, 11)),
    (6, date(2018, 11, 30), date(2019, 1, 22)),
)

# kind, day, village number or none for the township's own, topic, people
TRAININGS = (
    ("wealth_leader", date(2013, 5, 16), None, "致富带头人培训班", 4),
    ("wealth_leader", date(2014, 6, 12), None, "致富带头人培训班", 5),
    ("wealth_leader", date(2015, 6, 18), None, "致富带头人培训班", 6),
    ("wealth_leader", date(2016, 7, 7), None, "致富带头人培训班", 6),
    ("wealth_leader", date(2017, 5, 25), None, "致富带头人培训班", 6),
    ("wealth_leader", date(2018, 6, 14), None, "致富带头人培训班", 5),
    ("labour", date(2015, 3, 10), None, "贫困劳动力技能培训", 96),
    ("labour", date(2015, 9, 22), None, "贫困劳动力技能培训", 88),
    ("labour", date(2016, 3, 15), None, "贫困劳动力技能培训", 124),
    ("labour", date(2016, 8, 18), 7, "家政服务培训", 52),
    ("labour", date(2016, 11, 24), None, "贫困劳动力技能培训", 131),
    ("labour", date(2017, 3, 9), None, "贫困劳动力技能培训", 158),
    ("labour", date(2017, 6, 22), 8, "建筑工技能培训", 74),
    ("labour", date(2017, 8, 30), 2, "家政服务培训", 81),
    ("labour", date(2017, 11, 16), None, "贫困劳动力技能培训", 166),
    ("labour", date(2018, 3, 14), None, "贫困劳动力技能培训", 228),
    ("labour", date(2018, 5, 17), 2, "家政服务培训", 142),
    ("labour", date(2018, 7, 12), 6, "建筑工技能培训", 136),
    ("labour", date(2018, 9, 6), 7, "电商与快递培训", 151),
    ("labour", date(2018, 10, 25), 8, "家政服务培训", 139),
    ("labour", date(2018, 12, 6), None, "贫困劳动力技能培训", 247),
    ("labour", date(2019, 3, 12), None, "贫困劳动力技能培训", 203),
    ("farm_skill", date(2015, 4, 16), 1, "百合种植技术培训", 44),
    ("farm_skill", date(2016, 4, 20), 5, "黄桃栽培技术培训", 58),
    ("farm_skill", date(2017, 3, 23), 7, "厚朴种植技术培训", 63),
    ("farm_skill", date(2018, 3, 22), 1, "柑橘种植技术培训", 96),
    ("farm_skill", date(2018, 6, 7), 4, "茶艺技术培训", 58),
    ("farm_skill", date(2018, 8, 16), 7, "农业技术培训", 82),
    ("farm_skill", date(2018, 11, 8), 3, "柑橘种植技术培训", 77),
    ("farm_skill", date(2019, 3, 28), 5, "黄桃栽培技术培训", 69),
)


def load(township: Township) -> None:
    """Write roads, wells, grids, centres, clinics and trainings."""
    villages = list(models.Village.objects.order_by("number"))
    write_roads(villages)
    write_wells(villages)
    by_number = {village.number: village for village in villages}
    write(
        models.GridProject(village=by_number[number], name=f"{by_number[number]}农网改造", due_on=due, finished_on=done)
        for number, due, done in GRIDS
    )
    write_facilities(villages)
    write(
        models.Training(
            village=by_number.get(number) if number else None,
            kind=kind,
            topic=topic,
            held_on=day,
            attendance=people,
            organiser="乡扶贫办" if kind == "labour" else "乡农技站" if kind == "farm_skill" else "乡党委",
        )
        for kind, day, number, topic, people in TRAININGS
    )


def write_roads(villages) -> None:
    """A cement road to every village since before 2014, and roads to its groups, of which more and more are cement."""
    chance = stream("roads")
    groups = {village: list(village.villagergroups.order_by("number")) for village in villages}
    with_cement = apportion(GROUPS_WITH_CEMENT, [len(groups[village]) for village in villages])
    road_counts = apportion(GROUP_ROADS, with_cement)
    metres = apportion(round(GROUP_ROADS_KM * 1000), [chance.uniform(0.6, 1.6) for _road in range(GROUP_ROADS)])
    roads: list[tuple[models.Road, list]] = []
    for place, village in enumerate(villages):
        since = day_between(chance, date(2007, 5, 1), date(2012, 10, 30))
        length = VILLAGE_ROADS_KM[place]
        roads.append((_road(village, f"{village}通村公路", "cement", length, since), [None]))
        mixed = chance.sample(groups[village], len(groups[village]))
        served, rest = mixed[: with_cement[place]], mixed[with_cement[place] :]
        for turn, share in enumerate(apportion(len(served), [1] * road_counts[place])):
            own, served = served[:share], served[share:]
            name, length = f"{own[0].name}公路", metres.pop() / 1000
            since = day_between(chance, date(2009, 3, 1), date(2018, 11, 20))
            if since > OPENING:
                opened = date(2006, 1, 1) + timedelta(days=90 * turn)
                roads.append((_road(village, name, "gravel", length, opened, since), own))
            roads.append((_road(village, name, "cement", length, since), own))
        for group in rest:
            surface = chance.choice(["gravel", "gravel", "earth"])
            length = round(chance.uniform(0.4, 1.8), 1)
            roads.append((_road(village, f"{group.name}机耕路", surface, length, date(2005, 1, 1)), [group]))
    write(road for road, _served in roads)
    write(
        models.RoadService(village_id=road.village_id, road=road, group=group)
        for road, served in roads
        for group in served
    )


def _road(village, name, surface, length, since, until=None) -> models.Road:
    return models.Road(village=village, name=name, surface=surface, length=length, since=since, until=until)


def write_wells(villages) -> None:
    """Deep and open wells by the number of groups, a third of the deep ones dug since 2014, and the repairs."""
    chance = stream("wells")
    weights = [village.villagergroups.count() for village in villages]
    made: list[models.Well] = []
    for kind, sign, total in (("deep", "深", DEEP_WELLS), ("open", "明", OPEN_WELLS)):
        for village, count in zip(villages, apportion(total, weights), strict=True):
            for number in range(1, count + 1):
                recent = kind == "deep" and chance.random() < 0.35
                first, last = (OPENING, date(2018, 11, 30)) if recent else (date(1985, 1, 1), date(2013, 11, 30))
                made.append(
                    models.Well(
                        village=village,
                        number=f"{sign}{village.number:02}-{number:02}",
                        kind=kind,
                        place=chance.choice(["村口", "组中", "山脚", "田边"]),
                        since=day_between(chance, first, last),
                    )
                )
    wells = write(made)
    chosen = chance.sample([well for well in wells if well.kind == "open"], REPAIRED_WELLS)
    twice = chance.sample(chosen, REPAIRED_TWICE)
    write(
        models.WellRepair(
            village_id=well.village_id,
            well=well,
            repaired_on=day_between(chance, OPENING, CLOSING),
            work=chance.choice(["清淤砌壁", "更换井台", "加盖护栏"]),
        )
        for well in chosen + twice
    )


def write_facilities(villages) -> None:
    """A centre and a clinic in every village; all were rebuilt or extended in 2018, some repaired before."""
    chance = stream("facilities")
    facilities = write(
        models.Facility(
            village=village,
            kind=kind,
            name=f"{village}{name}",
            floor_area=chance.randint(*size),
            since=day_between(chance, date(2003, 1, 1), date(2010, 12, 31)),
        )
        for village in villages
        for kind, name, size in (("centre", "村级活动场所", (180, 360)), ("clinic", "卫生室", (60, 110)))
    )
    write(work for facility in facilities for work in _works(facility, chance))


def _works(facility, chance) -> Iterator[models.FacilityWork]:
    owner = {"village_id": facility.village_id, "facility": facility}
    if chance.random() < 0.3:
        begun = day_between(chance, date(2014, 3, 1), date(2016, 9, 30))
        yield models.FacilityWork(**owner, kind="repaired", begun_on=begun, finished_on=begun + timedelta(days=40))
    begun = day_between(chance, date(2018, 2, 26), date(2018, 6, 30))
    finished = begun + timedelta(days=chance.randint(90, 150))
    yield models.FacilityWork(**owner, kind="rebuilt", begun_on=begun, finished_on=finished)
