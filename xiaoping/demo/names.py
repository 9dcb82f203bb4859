"""Surnames, given names, ethnicity and ID numbers of made-up people."""

from collections.abc import Iterable
from datetime import date
from random import Random

from villages.idnumbers import check_character

from .chance import age, pick, stream
from .places import AREA_CODE
from .records import CLOSING, FEMALE, Family, Person, Village

SURNAMES = {
    "杨": 13, "吴": 10, "龙": 8, "唐": 6, "田": 6, "张": 6, "李": 6, "姚": 6, "石": 5, "蒲": 5, "刘": 5, "陈": 4,
    "舒": 4, "向": 4, "彭": 3, "王": 3, "黄": 3, "曾": 2, "周": 2, "谢": 2, "邓": 2, "龚": 2, "尹": 1, "欧阳": 0.5,
}  # fmt: skip
CLAN_SHARE, VILLAGE_SHARE = 0.42, 0.22  # of a group's families: its clan's, the village's other surnames; the rest any

# Given names by when people were born: first characters, second characters; a share has one character only.
GIVEN_MEN = (
    (1955, "光昌永世德正明福生文", "生友贵发清成才富坤元林财", 0.05),
    (1980, "建国志显明祖开绍代宏长林", "军华平明辉勇成文林和忠春", 0.12),
    (2000, "小海宏志文俊晓永建泽", "军波勇强涛鹏亮华林斌杰峰", 0.30),
    (9999, "子俊宇浩梓博嘉家思泽", "轩豪杰宸涵浩睿阳航林毅铭", 0.10),
)
GIVEN_WOMEN = (
    (1955, "桂玉秀冬梅菊腊金满银", "英香莲秀花妹珍娥姣梅兰云", 0.05),
    (1980, "春秀玉美小金桂爱丽红", "英梅莲芳秀兰华珍菊云香琴", 0.10),
    (2000, "小晓海丽艳春雪美文婷", "燕芳丽玲红艳霞琴娟敏萍婷", 0.30),
    (9999, "子梓欣雨思语诗佳可嘉", "涵怡萱琪妍彤悦婷瑶晨欣妤", 0.08),
)
ETHNICITIES = {"侗族": 70, "汉族": 21, "苗族": 7, "土家族": 2}
WITHOUT_OLD_WOMEN, WITHOUT_NEWBORN = 0.12, 0.5  # how many of them have no number (yet)
NEWBORN = 0.5  # years


def surname_of_family(village: Village, clan: str, chance: Random) -> str:
    """The clan of the group, one of the village's surnames, or any."""
    lot = chance.random()
    if lot < CLAN_SHARE:
        return clan
    if lot < CLAN_SHARE + VILLAGE_SHARE:
        return chance.choice(village.surnames)
    return pick(chance, SURNAMES)


def name_families(families: Iterable[Family]) -> None:
    """Name everybody who is not named yet: blood kin bear the family's surname, who married in their own.

    Nobody in a household bears another's name; children take the ethnicity most of their elders have.
    """
    chance = stream("names")
    for family in families:
        taken = {member.person.name for member in family.members}
        own = pick(chance, ETHNICITIES)
        for member in family.members:
            person = member.person
            if person.name:
                continue
            person.surname = person.surname or _other_surname(family.surname, chance)
            person.name = _unused_name(person, taken, chance)
            taken.add(person.name)
            is_kin = person.surname == family.surname
            person.ethnicity = own if is_kin or chance.random() < 0.6 else pick(chance, ETHNICITIES)


def _other_surname(surname: str, chance: Random) -> str:
    others = {name: weight for name, weight in SURNAMES.items() if name != surname}
    return pick(chance, others)


def _unused_name(person: Person, taken: set[str], chance: Random) -> str:
    name = ""
    while not name or name in taken:
        name = person.surname + given_name(person.sex, person.born_on.year, chance)
    return name


def given_name(sex: str, year: int, chance: Random) -> str:
    """A given name of its generation."""
    table = GIVEN_WOMEN if sex == FEMALE else GIVEN_MEN
    _until, firsts, seconds, short = next(row for row in table if year < row[0])
    second = chance.choice(seconds)
    return second if chance.random() < short else chance.choice(firsts) + second


def number_people(people: Iterable[Person]) -> None:
    """Give ID numbers: odd sequences to men, even to women, nobody another's.

    A few women of over 75 and some newborns have none.
    """
    chance = stream("ID numbers")
    next_sequence: dict[tuple[date, str], int] = {}
    for person in people:
        kind = (person.born_on, person.sex)
        sequence = next_sequence.get(kind) or 2 * chance.randrange(200) + (1 if person.is_male else 2)
        next_sequence[kind] = sequence + 2
        lot = chance.random()
        years_old = age(person.born_on, CLOSING)
        if years_old < NEWBORN and lot < WITHOUT_NEWBORN:
            continue
        if years_old > 75 and not person.is_male and lot < WITHOUT_OLD_WOMEN:
            continue
        first17 = f"{AREA_CODE}{person.born_on:%Y%m%d}{sequence:03}"
        person.id_number = first17 + check_character(first17)
