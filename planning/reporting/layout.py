"""The official format (GB/T 9704-2012) in numbers: page, margins, type, line pitch; and which fonts may stand in.

Sizes by their Chinese names: 二号 is 22 points, 三号 16, 四号 14, 五号 10.5. The text area holds 22 lines of 28
characters; so a line is 225 mm ÷ 22 high, and a character 156 mm ÷ 28 wide, a little less than its 16 points.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MM_PER_POINT = 25.4 / 72

PAGE_MM = (210, 297)
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26  # 天头, 地脚, 订口, 切口
TEXT_MM = (PAGE_MM[0] - LEFT_MM - RIGHT_MM, PAGE_MM[1] - TOP_MM - BOTTOM_MM)
# a page that is turned for a table: its head towards the binding edge
TURNED_MM = {"top": LEFT_MM, "bottom": RIGHT_MM, "left": BOTTOM_MM, "right": TOP_MM}
FOOTER_MM = 25  # from the page's edge to the page number, whose dashes lie 7 mm below the text area
LINES, CHARACTERS = 22, 28

TITLE_POINTS, BODY_POINTS, PAGE_NUMBER_POINTS, TABLE_POINTS = 22, 16, 14, 10.5
LINE_POINTS = int(TEXT_MM[1] / MM_PER_POINT / LINES * 20) / 20  # twentieths of a point, never more than fit
CHARACTER_POINTS = TEXT_MM[0] / MM_PER_POINT / CHARACTERS
INDENT_CHARACTERS = 2
DATE_CHARACTERS = 4  # the date stands so far from the right
ORGAN_CHARACTERS = 2  # and the name above it at least so far


@dataclass(frozen=True)
class Font:
    """A typeface as the format names it, and what may stand in for it, free ones included, the nearest first."""

    name: str
    others: tuple[str, ...]

    @property
    def every(self) -> tuple[str, ...]:
        return (self.name, *self.others)


SONG = Font("宋体", ("SimSun", "思源宋体", "Source Han Serif SC", "Noto Serif CJK SC"))
TITLE = Font("方正小标宋简体", ("FZXiaoBiaoSong-B05S", "思源宋体", "Source Han Serif SC", "Noto Serif CJK SC"))
BODY = Font("仿宋_GB2312", ("FangSong_GB2312", "仿宋", "FangSong", "朱雀仿宋", "Zhuque Fangsong", "Noto Serif CJK SC"))
BLACK = Font("黑体", ("SimHei", "思源黑体", "Source Han Sans SC", "Noto Sans CJK SC"))
KAI = Font("楷体_GB2312", ("KaiTi_GB2312", "楷体", "KaiTi", "霞鹜文楷", "LXGW WenKai", "Noto Serif CJK SC"))
FONTS = (SONG, TITLE, BODY, BLACK, KAI)


@dataclass(frozen=True)
class Heading:
    """How a heading of a level is set; all are 三号."""

    font: Font
    bold: bool = False


HEADINGS = {1: Heading(BLACK), 2: Heading(KAI), 3: Heading(BODY, bold=True), 4: Heading(BODY)}

DRAFT = "（草稿，未签发）"
ATTACHMENT, APPENDIX = "附件", "报告数字出处"
APPENDIX_HEADS = ("序号", "数字名称", "时期", "数值", "单位", "记录数", "口径和来源")
APPENDIX_SHARES = (5, 16, 8, 11, 8, 9, 43)  # percent of the width
OPEN = "（未结账）"  # behind the period of a figure whose period is not closed
NOTE = "注明“未结账”的，取自成稿时的台账；其余取自所属时期的结账。"


def official_day(day: date) -> str:
    """2019年4月15日: Arabic figures without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def width(text: str) -> float:
    """How wide a text is, in characters: a Latin letter or figure is half of one."""
    return sum(0.5 if sign.isascii() else 1 for sign in text)


def organ_indent(organ: str, day: str) -> float:
    """How many characters from the right the name stands, to be centred above the date."""
    return max(ORGAN_CHARACTERS, DATE_CHARACTERS + (width(day) - width(organ)) / 2)
