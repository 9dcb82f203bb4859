"""The eight villages, their 127 groups and 3,718 households, and how many of them stand where with the register.

Village names, which four are poor, and the totals are the report's; how they divide between villages is made up.
"""

from random import Random

from .chance import apportion, spread, stream
from .records import (
    EXITED_2018,
    EXITED_BEFORE,
    ORDINARY,
    REGISTERED,
    REMAINING,
    STRUCK_OFF,
    Family,
    Group,
    Home,
    Village,
)

TOWNSHIP = "晓坪乡"
COUNTY = "芷江侗族自治县"
AREA_CODE = "431299"  # no such county exists

# name, poor village, households, groups, weight of the register there, surnames that are frequent there
VILLAGES = (
    ("晓坪村", False, 700, 22, 80, ("杨", "吴", "张")),
    ("小冲村", True, 480, 17, 105, ("龙", "杨", "唐")),
    ("大水田村", False, 560, 18, 68, ("吴", "田", "李")),
    ("岩坳村", False, 430, 15, 55, ("石", "蒲", "陈")),
    ("长塘村", False, 520, 17, 60, ("唐", "刘", "姚")),
    ("枇杷垠村", True, 380, 14, 88, ("姚", "舒", "吴")),
    ("青竹溪村", True, 340, 13, 84, ("蒲", "向", "龙")),
    ("岩背村", True, 308, 11, 77, ("田", "彭", "石")),
)
SMALLEST_GROUP = 10

# standing: households, people, how frequent each household size from 1 is before the totals are met
STRATA = {
    EXITED_BEFORE: (426, 1506, (6, 17, 28, 27, 13, 7, 1.5, 0.4, 0.1)),
    EXITED_2018: (144, 505, (6, 18, 28, 27, 12, 7, 1.5, 0.4, 0.1)),
    REMAINING: (47, 91, (44, 31, 15, 8, 2)),
    ORDINARY: (3718 - 617, 11440 - 2102, (15, 24, 25, 20, 10, 4.5, 1, 0.35, 0.15)),
}
STRUCK_OFF_HOUSEHOLDS = 9  # of the ordinary ones: once registered by mistake

GROUP_NAMES_BEFORE = (
    "大",
    "小",
    "上",
    "下",
    "老",
    "新",
    "岩",
    "桐",
    "竹",
    "枫",
    "杉",
    "白",
    "黄",
    "油",
    "高",
    "龙",
    "牛",
    "茶",
)
GROUP_NAMES_AFTER = ("冲", "坪", "垅", "湾", "坳", "溪", "塘", "田", "屋场", "院子", "坡脚", "井边")
NAMED_GROUP = "大言冲组"  # the report names this one, in 晓坪村


def build() -> list[Village]:
    """The villages with their groups."""
    chance = stream("groups")
    villages = []
    for number, (name, is_poor, households, groups, weight, surnames) in enumerate(VILLAGES, start=1):
        village = Village(number, name, is_poor, households, groups, weight, surnames)
        village.groups = _groups(village, chance)
        villages.append(village)
    return villages


def settle(villages: list[Village]) -> list[Family]:
    """One empty family for each household at the end of 2018, in its group, with its standing and its size."""
    chance = stream("sizes")
    vacant = {village: _vacancies(village, chance) for village in villages}
    families = []
    for standing, (households, people, frequencies) in STRATA.items():
        sizes = _sizes(households, people, frequencies, chance)
        places = _places(standing, households, villages, vacant)
        for group, size in zip(places, sizes, strict=True):
            families.append(Family(Home(group), standing, size, surname=""))
    ordinary = [family for family in families if family.standing == ORDINARY and 2 <= family.size <= 5]
    for family in chance.sample(ordinary, STRUCK_OFF_HOUSEHOLDS):
        family.standing = STRUCK_OFF
    return families


def _groups(village: Village, chance: Random) -> list[Group]:
    """Groups of unequal size, none below the smallest; half of them belong to the village's first surname."""
    more = village.household_count - SMALLEST_GROUP * village.group_count
    sizes = [
        SMALLEST_GROUP + share
        for share in apportion(more, [chance.uniform(0.3, 2) for _ in range(village.group_count)])
    ]
    names = [f"{before}{after}组" for before in GROUP_NAMES_BEFORE for after in GROUP_NAMES_AFTER]
    names = chance.sample(names, village.group_count)
    if village.number == 1:
        names[0] = NAMED_GROUP
    clans = spread(village.group_count, dict(zip(village.surnames, (50, 30, 20), strict=True)), chance)
    return [
        Group(village, number, name, size, clan)
        for number, (name, size, clan) in enumerate(zip(names, sizes, clans, strict=True), start=1)
    ]


def _vacancies(village: Village, chance: Random) -> list[Group]:
    """Each group once for each of its households, in random order."""
    places = [group for group in village.groups for _ in range(group.household_count)]
    chance.shuffle(places)
    return places


def _sizes(households: int, people: int, frequencies: tuple[float, ...], chance: Random) -> list[int]:
    """Household sizes that add up to `people`: everybody's first member, then the others by largest remainder."""
    wished = spread(households, dict(enumerate(frequencies)), chance)
    others = apportion(people - households, [max(0.0, more + chance.uniform(-0.49, 0.1)) for more in wished])
    return [1 + more for more in others]


def _places(standing: str, households: int, villages: list[Village], vacant: dict[Village, list[Group]]) -> list[Group]:
    """Take vacancies: registered households by the register's weights, the ordinary ones all that are left."""
    if standing in REGISTERED:
        counts = apportion(households, [village.register_weight for village in villages])
    else:
        counts = [len(vacant[village]) for village in villages]
    return [vacant[village].pop() for village, count in zip(villages, counts, strict=True) for _ in range(count)]
