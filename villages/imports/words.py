"""The words of the national exports, and what each means here. The first word of a meaning is the one we write.

They are data, not interface: an export of ours reads the same in every language, and so it can be brought in again.
"""

from collections.abc import Mapping
from typing import Any

from ..models import Dwelling, Education, HouseholdYear, IdNumber, Labour, Politics, Relation, School, Sex

ID_KIND = {
    "居民身份证(户口簿)": IdNumber.Kind.RESIDENT,
    "居民身份证": IdNumber.Kind.RESIDENT,
    "身份证": IdNumber.Kind.RESIDENT,
    "户口簿": IdNumber.Kind.RESIDENT,
    "残疾人证": IdNumber.Kind.DISABILITY,
    "残疾证": IdNumber.Kind.DISABILITY,
    "01": IdNumber.Kind.RESIDENT,
    "09": IdNumber.Kind.DISABILITY,
}

SEX = {"男": Sex.MALE, "女": Sex.FEMALE, "1": Sex.MALE, "2": Sex.FEMALE}

RELATION = {
    "户主": Relation.HEAD,
    "本人或户主": Relation.HEAD,
    "本人": Relation.HEAD,
    "配偶": Relation.SPOUSE,
    "夫": Relation.SPOUSE,
    "妻": Relation.SPOUSE,
    "之子": Relation.SON,
    "之女": Relation.DAUGHTER,
    "之儿媳": Relation.DAUGHTER_IN_LAW,
    "之女婿": Relation.SON_IN_LAW,
    "之孙子": Relation.GRANDSON,
    "之孙女": Relation.GRANDDAUGHTER,
    "之外孙子": Relation.DAUGHTERS_SON,
    "之外孙女": Relation.DAUGHTERS_DAUGHTER,
    "之父": Relation.FATHER,
    "之母": Relation.MOTHER,
    "之岳父": Relation.WIFES_FATHER,
    "之岳母": Relation.WIFES_MOTHER,
    "之公公": Relation.HUSBANDS_FATHER,
    "之婆婆": Relation.HUSBANDS_MOTHER,
    "之祖父": Relation.GRANDFATHER,
    "之祖母": Relation.GRANDMOTHER,
    "之外祖父": Relation.MOTHERS_FATHER,
    "之外祖母": Relation.MOTHERS_MOTHER,
    "之兄弟姐妹": Relation.SIBLING,
    "其他": Relation.OTHER,
    "之曾孙子": Relation.OTHER,
    "之曾孙女": Relation.OTHER,
    "之侄儿": Relation.OTHER,
    "之侄女": Relation.OTHER,
    "之兄弟媳妇": Relation.OTHER,
    "之叔伯": Relation.OTHER,
    "子": Relation.SON,
    "女": Relation.DAUGHTER,
    "儿媳": Relation.DAUGHTER_IN_LAW,
    "女婿": Relation.SON_IN_LAW,
    "孙子": Relation.GRANDSON,
    "孙女": Relation.GRANDDAUGHTER,
    "外孙子": Relation.DAUGHTERS_SON,
    "外孙女": Relation.DAUGHTERS_DAUGHTER,
    "父": Relation.FATHER,
    "母": Relation.MOTHER,
    "父亲": Relation.FATHER,
    "母亲": Relation.MOTHER,
}

EDUCATION = {
    "文盲或半文盲": Education.ILLITERATE,
    "文盲半文盲": Education.ILLITERATE,
    "小学": Education.PRIMARY,
    "初中": Education.JUNIOR,
    "高中": Education.SENIOR,
    "大专": Education.COLLEGE,
    "本科及以上": Education.UNIVERSITY,
    "大专及以上": Education.COLLEGE,
}

_PLACES = ("一", "二", "三", "四", "五")
SCHOOL: dict[str, str] = {
    "非在校生": "",
    "学龄前儿童": School.BEFORE,
    "学前教育": School.KINDERGARTEN,
    "小学": School.PRIMARY,
    "七年级": School.JUNIOR_1,
    "八年级": School.JUNIOR_2,
    "九年级": School.JUNIOR_3,
    **{
        f"{name}{_PLACES[int(code[-1]) - 1]}年级": code
        for name, stem in (
            ("普通高中", "senior"),
            ("中职", "vocational"),
            ("高职高专", "college"),
            ("技师学院", "technician"),
            ("本科", "university"),
        )
        for code in School.values
        if code.startswith(f"{stem}_")
    },
    "硕士研究生及以上": School.GRADUATE,
}

HEALTH = {
    "长期慢性病": "is_chronically_ill",
    "患有大病": "is_seriously_ill",
    "大病": "is_seriously_ill",
    "残疾": "is_disabled",
}
HEALTHY = "健康"

LABOUR = {
    "技能劳动力": Labour.SKILLED,
    "普通劳动力": Labour.ORDINARY,
    "弱劳动力或半劳动力": Labour.WEAK,
    "弱劳动力": Labour.WEAK,
    "丧失劳动力": Labour.LOST,
    "无劳动力": Labour.NONE,
}

POLITICS = {
    "中共党员": Politics.MEMBER,
    "党员": Politics.MEMBER,
    "中共预备党员": Politics.PROBATIONARY,
    "共青团员": Politics.LEAGUE,
    "群众": Politics.MASSES,
}

DWELLING = {
    "土木": Dwelling.EARTH_WOOD,
    "土木结构": Dwelling.EARTH_WOOD,
    "木结构": Dwelling.WOOD,
    "砖木": Dwelling.BRICK_WOOD,
    "砖木结构": Dwelling.BRICK_WOOD,
    "砖混": Dwelling.BRICK_CONCRETE,
    "砖混结构": Dwelling.BRICK_CONCRETE,
    "钢筋混凝土": Dwelling.FRAME,
    "框架": Dwelling.FRAME,
    "其他": Dwelling.OTHER,
}

ROAD = {
    "泥土路": HouseholdYear.RoadKind.EARTH,
    "砂石路": HouseholdYear.RoadKind.GRAVEL,
    "水泥路": HouseholdYear.RoadKind.CEMENT,
    "沥青路": HouseholdYear.RoadKind.ASPHALT,
}

FUEL = {
    "柴草": HouseholdYear.Fuel.WOOD,
    "干畜粪": HouseholdYear.Fuel.DUNG,
    "煤炭": HouseholdYear.Fuel.COAL,
    "清洁能源": HouseholdYear.Fuel.CLEAN,
    "其它": HouseholdYear.Fuel.OTHER,
    "其他": HouseholdYear.Fuel.OTHER,
}

GRADE = {
    **{f"{letter}级": letter for letter in "ABCD"},
    **{letter: letter for letter in "ABCD"},
}

YES_NO = {"是": True, "否": False}


def word_for(words: Mapping[str, Any], meaning: Any) -> str:
    """The word we write for a meaning; nothing for none."""
    if meaning in (None, ""):
        return ""
    return next((word for word, means in words.items() if means == meaning), "")


def offered(words: Mapping[str, Any]) -> tuple[str, ...]:
    """One word for each meaning, as a drop-down offers them."""
    return tuple({meaning: word for word, meaning in reversed(list(words.items()))}.values())[::-1]
