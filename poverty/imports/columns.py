"""The columns of the register: attribute, causes, standard, when identified, whether and when out of poverty."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from villages.imports.columns import choice
from villages.imports.words import offered
from xiaoping.kit.imports import values
from xiaoping.kit.imports.kinds import Column

from ..models import Attribute, Cause, Standard

CAUSE = {
    "因病": Cause.ILLNESS,
    "因残": Cause.DISABILITY,
    "因学": Cause.SCHOOLING,
    "因灾": Cause.DISASTER,
    "缺土地": Cause.LAND,
    "缺水": Cause.WATER,
    "缺技术": Cause.SKILL,
    "缺劳力": Cause.LABOUR,
    "缺劳动力": Cause.LABOUR,
    "缺资金": Cause.FUNDS,
    "交通条件落后": Cause.ROADS,
    "自身发展动力不足": Cause.MOTIVATION,
    "自身发展力不足": Cause.MOTIVATION,
    "因婚": Cause.MARRIAGE,
    "因丧": Cause.FUNERAL,
}
STANDARD = {
    "国家标准": Standard.NATIONAL,
    "国标": Standard.NATIONAL,
    "省定标准": Standard.PROVINCIAL,
    "省标": Standard.PROVINCIAL,
    "市定标准": Standard.MUNICIPAL,
}
# attribute, and whether the word says the household is out of poverty; None where the word does not say
ATTRIBUTE: dict[str, tuple[str | None, bool | None]] = {
    "一般贫困户": (Attribute.GENERAL, False),
    "低保贫困户": (Attribute.LOW_INCOME, False),
    "特困供养贫困户": (Attribute.SUPPORTED, False),
    "五保贫困户": (Attribute.SUPPORTED, False),
    "低保特困供养贫困户": (Attribute.BOTH, False),
    "一般脱贫户": (Attribute.GENERAL, True),
    "低保脱贫户": (Attribute.LOW_INCOME, True),
    "特困供养脱贫户": (Attribute.SUPPORTED, True),
    "低保特困供养户": (Attribute.BOTH, True),
    "低保特困供养脱贫户": (Attribute.BOTH, True),
    "低保户": (Attribute.LOW_INCOME, None),
    "五保户": (Attribute.SUPPORTED, None),
    "脱贫户": (None, True),
    "一般农户": (None, None),
    "脱贫不稳定户": (None, True),
    "边缘易致贫户": (None, None),
    "突发严重困难户": (None, None),
}
POOR, EXITED, FELL_BACK = "poor", "exited", "fell_back"
STATUS = {
    "未脱贫": POOR,
    "已脱贫": EXITED,
    "返贫": FELL_BACK,
    "预脱贫": POOR,
    "脱贫": EXITED,
    "已脱贫(享受政策)": EXITED,
    "已脱贫(不再享受政策)": EXITED,
    "脱贫(享受政策)": EXITED,
    "脱贫(不享受政策)": EXITED,
    "稳定脱贫": EXITED,
    "否": POOR,
    "是": EXITED,
}


def _other_causes(cell: str) -> tuple[str, ...]:
    """At most two causes beside the main one."""
    parse = values.one_of(CAUSE)
    found = tuple(dict.fromkeys(parse(part) for part in re.split(r"[,;，；、/ ]+", cell) if part))
    if len(found) > 2:
        raise ValidationError(_("At most two causes beside the main one are kept. Leave the lesser out."))
    return found


CAUSES = (
    choice("cause", ("主要致贫原因", "致贫原因1", "致贫原因", "致贫原因1（必填）"), CAUSE),
    choice("second_cause", ("致贫原因2", "致贫原因2（选填）"), CAUSE),
    choice("third_cause", ("致贫原因3", "致贫原因3（选填）"), CAUSE),
    Column("other_causes", ("其他致贫原因",), _other_causes),
)
REGISTER = (
    choice("standard", ("识别标准",), STANDARD),
    Column("attribute", ("贫困户属性", "户类型"), values.one_of(ATTRIBUTE), words=offered(ATTRIBUTE)[:8]),
    *CAUSES,
    Column("identified", ("首次识别时间", "识别年度", "识别时间"), values.day, sample="2014-01"),
    Column(
        "status",
        ("脱贫属性", "户脱贫属性", "脱贫状态", "脱贫标志", "是否脱贫"),
        values.one_of(STATUS),
        words=("未脱贫", "已脱贫", "返贫"),
    ),
    Column("exit_year", ("脱贫年度",), values.year, sample="2018"),
)
PASSED_OVER = ("人员识别时间", "贫困人员识别时间", "计划脱贫年度", "户主证件号码", "户主姓名", "年初家庭人口数")
