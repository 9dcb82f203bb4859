"""The columns of households, people and their years: labels as the national exports have them, and what cells say."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoping.kit import masks
from xiaoping.kit.imports import values
from xiaoping.kit.imports.kinds import Column

from .. import idnumbers
from . import words

OUR_NUMBER = re.compile(r"P(\d{1,12})")


def person_number(person_key: int) -> str:
    """The number by which our exports name a person."""
    return f"P{person_key}"


def _person(cell: str) -> int | None:
    """The key behind a person number of ours; None for a number of another system, which we do not keep."""
    found = OUR_NUMBER.fullmatch(values.half_width(cell).upper())
    return int(found.group(1)) if found else None


def _id_number(cell: str) -> str:
    """A resident number of 18 or a disability certificate number of 20 or 22 characters, checked."""
    number = idnumbers.normalise(cell)
    if values.LOST_DIGITS.fullmatch(number):
        raise ValidationError(
            _("The spreadsheet made a number of it and lost its last digits. Format the column as text, type it again.")
        )
    try:
        (idnumbers.validate_disability if len(number) in (20, 22) else idnumbers.validate_resident)(number)
    except ValidationError as error:
        if re.fullmatch(r"\d{15}000", number):
            raise ValidationError(
                _("It ends in 000: the spreadsheet lost its last digits. Format the column as text, type it again.")
            ) from None
        rule = "V02" if len(number) in (18, 20, 22) else "V01"
        raise ValidationError(" ".join(error.messages), code=rule) from None
    return number


def _household(cell: str) -> str:
    number = "".join(values.half_width(cell).split())
    if values.LOST_DIGITS.fullmatch(number):
        raise ValidationError(
            _("The spreadsheet made a number of it and lost its last digits. Format the column as text, type it again.")
        )
    if len(number) > 20:
        raise ValidationError(_("A household number has at most 20 characters."))
    return number


def choice(key: str, labels: tuple[str, ...], known, **more) -> Column:
    """A column that takes one of some words."""
    return Column(key, labels, values.one_of(known), words=words.offered(known), **more)


def yes_no(key: str, *labels: str) -> Column:
    """A column of yes or no."""
    return Column(key, labels, values.yes_or_no, words=("是", "否"))


def amount(key: str, *labels: str, digits: int = 11) -> Column:
    """A column of money or of an area."""
    return Column(key, labels, values.decimal(2, digits))


PLACE = (
    Column("village", ("行政村", "村", "村名", "嘎查村", "村(居)"), values.text(40), sample="小冲村"),
    Column("group", ("自然村", "村民小组", "组", "组别", "小组"), values.text(40), sample="小冲一组"),
)
NUMBER = Column(
    "household",
    ("户编号", "家庭编号", "户编码", "户号"),
    _household,
    sample="XC0001",
    help=gettext_lazy("Every row of a household has it. A new household takes the number you give here."),
)
PHONE = Column(
    "phone", ("户联系电话", "联系电话", "农户联系电话"), values.phone, sample="13800001234", mask=masks.phone
)
HOME = (
    Column("address", ("家庭住址", "住址", "地址"), values.text(120), sample="小冲村一组"),
    choice("dwelling", ("住房结构", "房屋结构"), words.DWELLING),
    Column("built_in", ("建房年份", "建造年份"), values.year),
)
YEAR = Column("year", ("年度", "数据年度"), values.year, help=gettext_lazy("Empty: the year chosen at the upload."))
PERSON = (
    Column(
        "person",
        ("人编号", "人口编号", "户主个人编号"),
        _person,
        help=gettext_lazy("Numbers that begin with P are ours. Leave it empty for somebody new."),
    ),
    Column("name", ("姓名", "户主姓名"), values.name, sample="张某某"),
    Column(
        "id",
        ("证件号码", "身份证号", "身份证", "公民身份号码", "身份证号码", "户主证件号码"),
        _id_number,
        sample="43129919800101001X",
        help=gettext_lazy("As text. A masked number, such as 431299***********2, changes nothing."),
        mask=masks.id_number,
    ),
    choice("id_kind", ("证件类型",), words.ID_KIND),
    choice("sex", ("性别", "户主性别"), words.SEX),
    Column("born", ("出生日期", "出生年月日"), values.whole_day, sample="1980-01-01"),
    choice("relation", ("与户主关系", "与户主的关系"), words.RELATION),
    Column("ethnicity", ("民族", "户主民族"), values.text(20), sample="侗族"),
)
PERSON_YEAR = (
    choice("education", ("文化程度",), words.EDUCATION),
    choice("school", ("在校生状况", "在校生情况", "在校生状态"), words.SCHOOL),
    Column(
        "health",
        ("健康状况",),
        values.some_of(words.HEALTH, words.HEALTHY),
        words=(words.HEALTHY, *words.offered(words.HEALTH)),
    ),
    choice("labour", ("劳动技能", "劳动能力"), words.LABOUR),
    Column(
        "work_months",
        ("务工时间（月）", "务工时间", "务工时长(月)", "上年务工时间（月）"),
        values.whole_number(0, 12),
        sample="8",
        rule="V11",
    ),
    Column("work_place", ("务工所在地", "务工地点"), values.text(60)),
    Column("employer", ("务工企业名称", "务工企业"), values.text(80)),
    choice("politics", ("政治面貌", "户主政治面貌"), words.POLITICS),
    Column("dropout_reason", ("失学或辍学原因",), values.text(60)),
    yes_no(
        "has_resident_medical",
        "是否参加城乡居民基本医疗保险",
        "是否参加新型农村合作医疗（城乡居民基本医疗保险）",
        "新农合",
        "城乡居民基本医疗保险",
    ),
    yes_no("has_employee_medical", "是否参加城镇职工基本医疗保险"),
    yes_no(
        "has_serious_illness",
        "是否参加大病保险",
        "参加大病医疗",
        "是否参加大病医疗",
        "是否参加大病医疗保险",
        "参加大病保险",
    ),
    yes_no("has_commercial_medical", "是否参加商业补充医疗保险"),
    yes_no("has_resident_pension", "是否参加城乡居民基本养老保险"),
    yes_no("has_employee_pension", "是否参加城镇职工基本养老保险"),
)
SAFE_WATER = yes_no("has_safe_water", "是否解决安全饮用水", "饮水安全", "饮水是否安全")
DANGEROUS = yes_no("is_dangerous", "危房户", "是否危房户", "是否危房")
GRADE = choice("house_grade", ("危房等级", "危房级别", "住房等级"), words.GRADE)
LIVING = (
    amount("cultivated_area", "耕地面积（亩）", "耕地面积", digits=8),
    amount("irrigated_area", "有效灌溉面积（亩）", "水浇地面积（亩）", "有效灌溉面积", digits=8),
    amount("forest_area", "林地面积（亩）", "林地面积", digits=8),
    amount("returned_area", "退耕还林面积（亩）", "退耕还林面积", digits=8),
    amount("orchard_area", "林果面积（亩）", "林果面积", digits=8),
    amount("pasture_area", "牧草地面积（亩）", "草牧场面积（亩）", "牧草地面积", digits=8),
    amount("water_area", "水面面积（亩）", "水面面积", digits=8),
    SAFE_WATER,
    Column("floor_area", ("住房面积（㎡）", "住房面积（平方米）", "住房面积"), values.decimal(1, 6)),
    DANGEROUS,
    GRADE,
    yes_no("has_production_power", "是否通生产用电", "通生产用电"),
    yes_no("has_living_power", "是否通生活用电", "通生活用电"),
    yes_no("has_broadcasting", "是否通广播电视", "通广播电视"),
    yes_no("has_toilet", "有无卫生厕所"),
    choice("fuel", ("主要燃料类型",), words.FUEL),
    choice("road_kind", ("入户路类型",), words.ROAD),
    Column("road_distance", ("与村主干路距离（公里）", "与主干路距离（公里）", "与村主干路距离"), values.decimal(2, 5)),
    yes_no(
        "is_in_cooperative",
        "是否加入农民专业合作社",
        "是否加入农民专业合作组织",
        "是否参加农民专业合作社",
        "加入农民专业合作社",
    ),
    yes_no("is_led_by_enterprise", "是否有龙头企业带动", "龙头企业带动"),
    yes_no("is_led_by_leader", "是否有创业致富带头人带动", "创业致富带头人带动"),
)
INCOME = (
    amount("wages", "工资性收入(元)", "工资性收入"),
    amount("business_income", "生产经营性收入(元)", "生产经营性收入"),
    amount("business_cost", "生产经营性支出(元)", "生产经营性支出"),
    amount("dividends", "资产收益分红收入", "资产收益(扶贫)分红收入", "资产收益扶贫分红收入"),
    amount("other_property_income", "其他财产性收入"),
    amount("property_total", "财产性收入(元)", "财产性收入"),
    amount("family_planning_grant", "计划生育金"),
    amount("low_income_allowance", "低保金"),
    amount("support_allowance", "特困供养金", "五保金", "特困供养金(五保金)"),
    amount("pension", "养老保险金", "养老金"),
    amount("ecology_compensation", "生态补偿金"),
    amount("other_transfers", "其他转移性收入"),
    amount("transfer_total", "转移性收入(元)", "转移性收入"),
)
COUNT = Column(
    "member_count", ("人数", "家庭人口数", "家庭人口", "家庭成员数", "年底家庭人口数"), values.whole_number(0, 99)
)
HEAD = Column(
    "head", ("户主姓名", "姓名"), values.name, help=gettext_lazy("Compared only: a head is changed on the sheet.")
)
PASSED_OVER = (
    "序号", "数据日期", "行政县(县(市、区、旗))", "乡镇(乡(镇))", "省", "市", "县", "乡", "行政县", "乡镇",
    "县(市、区、旗)", "乡(镇)", "旗区", "苏木乡", "人均纯收入", "家庭纯收入(元)", "家庭人均纯收入(元)", "饮水困难",
    "饮水是否困难", "户主证件类型", "务工状况",
)  # fmt: skip
