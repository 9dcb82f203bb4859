"""Taking the register out in the layouts of the national system: H1 (to about 2018) and H3 (2022), one row a person.

What is written can be brought in again: the words are those of the imports, the person numbers ours. Columns of which
this system keeps nothing stay empty. ID numbers and phones are masked unless asked for in clear.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from villages.imports import words
from villages.imports.columns import person_number
from villages.models import HouseholdYear, IdNumber, PersonYear, Stay, Township
from xiaoping.kit import masks, workbooks
from xiaoping.kit.crypto import decrypt
from xiaoping.kit.imports import books

from .imports import kinds
from .imports.columns import ATTRIBUTE, CAUSE
from .models import AttributeSpell, PovertySpell, Registration, SpellBegin


@dataclass
class Line:
    """Everything one row may say: the stay with its person and household, and what is known of them."""

    stay: Stay
    year: PersonYear | None = None
    living: HouseholdYear | None = None
    number: str = ""
    phone: str = ""
    registration: Registration | None = None
    spell: PovertySpell | None = None
    attribute: str = ""
    members: int = 0
    day: date = date.min

    @property
    def is_out(self) -> bool:
        """Whether the household has left poverty by the day."""
        return self.spell is not None and self.spell.until is not None and self.spell.until <= self.day


def _status(line: Line) -> str:
    if line.spell is None:
        return ""
    if line.is_out:
        return "已脱贫"
    return "返贫" if line.spell.since_reason == SpellBegin.FELL_BACK else "未脱贫"


def _health(line: Line) -> str:
    if line.year is None:
        return ""
    return ",".join(words.word_for(words.HEALTH, name) for name in PersonYear.HEALTH if getattr(line.year, name)) or (
        words.HEALTHY
    )


def _dangerous(line: Line) -> str:
    if line.living is None or not line.living.house_grade:
        return ""
    return "是" if line.living.house_grade in ("C", "D") else "否"


def _asked(owner: str, name: str) -> Callable[[Line], str]:
    def say(line: Line) -> str:
        record = getattr(line, owner)
        return words.word_for(words.YES_NO, getattr(record, name)) if record else ""

    return say


def _of_year(name: str, known) -> Callable[[Line], str]:
    return lambda line: words.word_for(known, getattr(line.year, name)) if line.year else ""


def _income(line: Line) -> str:
    income = getattr(line.living, "income_per_head", None)
    return "" if income is None else f"{income:.2f}"


def _nothing(_line: Line) -> str:
    return ""


SAYS: dict[str, Callable[[Line], Any]] = {
    "行政村": lambda line: line.stay.village.name,
    "自然村": lambda line: line.stay.household.group.name,
    "户编号": lambda line: line.stay.household.number,
    "人编号": lambda line: person_number(line.stay.person_id),
    "姓名": lambda line: line.stay.person.name,
    "证件号码": lambda line: line.number,
    "人数": lambda line: line.members,
    "与户主关系": lambda line: words.word_for(words.RELATION, line.stay.relation),
    "民族": lambda line: line.stay.person.ethnicity,
    "文化程度": _of_year("education", words.EDUCATION),
    "在校生状况": _of_year("school", words.SCHOOL),
    "健康状况": _health,
    "劳动技能": _of_year("labour", words.LABOUR),
    "务工时间（月）": lambda line: line.year.work_months if line.year else "",
    "参加大病医疗": _asked("year", "has_serious_illness"),
    "是否参加大病保险": _asked("year", "has_serious_illness"),
    "脱贫属性": _status,
    "脱贫年度": lambda line: line.spell.until.year if line.is_out and line.spell and line.spell.until else "",
    "贫困户属性": lambda line: words.word_for(ATTRIBUTE, (line.attribute, line.is_out)) if line.attribute else "",
    "户类型": lambda line: words.word_for(ATTRIBUTE, (line.attribute, line.is_out)) if line.attribute else "",
    "主要致贫原因": lambda line: words.word_for(CAUSE, line.spell.cause) if line.spell else "",
    "致贫原因1": lambda line: words.word_for(CAUSE, line.spell.cause) if line.spell else "",
    "危房户": _dangerous,
    "饮水安全": _asked("living", "has_safe_water"),
    "是否解决安全饮用水": _asked("living", "has_safe_water"),
    "人均纯收入": _income,
    "联系电话": lambda line: line.phone,
    "户联系电话": lambda line: line.phone,
    "首次识别时间": lambda line: line.registration.since.isoformat() if line.registration else "",
    "性别": lambda line: words.word_for(words.SEX, line.stay.person.sex),
    "出生日期": lambda line: line.stay.person.born_on.isoformat(),
    "数据日期": lambda line: line.day.isoformat(),
}
LABELS = {
    "H1": (
        "行政县(县(市、区、旗))|乡镇(乡(镇))|行政村|自然村|户编号|人编号|姓名|证件号码|人数|与户主关系|"
        "民族|文化程度|在校生状况|健康状况|劳动技能|务工状况|务工时间（月）|参加大病医疗|脱贫属性|脱贫年度|"
        "贫困户属性|主要致贫原因|危房户|饮水安全|饮水困难|人均纯收入|联系电话"
    ),
    "H3": (
        "序号|数据日期|县(市、区、旗)|乡(镇)|行政村|自然村|户编号|人编号|姓名|证件号码|人数|与户主关系|"
        "民族|文化程度|在校生状况|健康状况|劳动技能|务工时间（月）|是否参加大病保险|致贫原因1|危房户|"
        "是否解决安全饮用水|人均纯收入|户联系电话|人联系电话|首次识别时间|人员识别时间|户类型|"
        "易返贫致贫户(监测对象)类型|风险是否消除|风险识别时间|风险消除时间"
    ),
}
LAYOUTS = {name: labels.split("|") for name, labels in LABELS.items()}
BEHIND = (
    "性别",
    "出生日期",
)  # behind a layout in clear: without them nobody who has no ID number can be made elsewhere
COUNTY, TOWN = ("行政县(县(市、区、旗))", "县(市、区、旗)"), ("乡镇(乡(镇))", "乡(镇)")


@dataclass(frozen=True)
class Extract:
    """What is taken out: a layout, as of a day, with the yearly data of a year, within what a user may see.

    `stays` says of whom; without it, everybody of a registered household. In clear only if `is_clear`.
    """

    layout: str
    day: date
    year: int
    stays: Any
    is_clear: bool = False
    head: list[str] = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "head", [*LAYOUTS[self.layout], *(BEHIND if self.is_clear else ())])

    def rows(self) -> Iterator[list[str]]:
        """The rows, household by household, the head first. Statements do not grow with them."""
        township = Township.objects.first()
        fixed = dict.fromkeys(COUNTY, township.county if township else "")
        fixed |= dict.fromkeys(TOWN, township.name if township else "")
        for number, line in enumerate(self.lines(), start=1):
            known = {**fixed, "序号": number}
            yield [str(known[label] if label in known else SAYS.get(label, _nothing)(line)) for label in self.head]

    def lines(self) -> Iterator[Line]:
        """What is known of every stay, in order."""
        stays = list(
            self.stays.select_related("person", "household__group", "village").order_by(
                "village__number", "household__number", "relation", "pk"
            )
        )
        homes = self.stays.values("household")
        people = self.stays.values("person")
        registrations = latest(Registration.objects.in_force(self.day).filter(household__in=homes), "household_id")
        begun = PovertySpell.objects.filter(registration__household__in=homes, since__lte=self.day).order_by("since")
        spells = latest(begun, "registration_id")
        lasting = AttributeSpell.objects.in_force(self.day).filter(registration__household__in=homes)
        attributes = latest(lasting, "registration_id")
        living = latest(HouseholdYear.objects.filter(year=self.year, household__in=homes).with_income(), "household_id")
        years = latest(PersonYear.objects.filter(year=self.year, person__in=people), "person_id")
        numbers = latest(IdNumber.objects.filter(until=None, person__in=people).order_by("-kind"), "person_id")
        members: dict[int, int] = {}
        for stay in stays:
            members[stay.household_id] = members.get(stay.household_id, 0) + 1
        for stay in stays:
            registration = registrations.get(stay.household_id)
            key = registration.pk if registration else None
            yield Line(
                stay=stay,
                year=years.get(stay.person_id),
                living=living.get(stay.household_id),
                number=self._number(numbers.get(stay.person_id)),
                phone=stay.household.phone if self.is_clear else masks.phone(stay.household.phone),
                registration=registration,
                spell=spells.get(key),
                attribute=attributes[key].attribute if key in attributes else "",
                members=members[stay.household_id],
                day=self.day,
            )

    def _number(self, number: IdNumber | None) -> str:
        if number is None:
            return ""
        return decrypt(number.encrypted) if self.is_clear else number.masked


def latest(rows, name: str) -> dict[Any, Any]:
    """The last row for each value of a field, in the order of the rows."""
    return {getattr(row, name): row for row in rows}


COLLECTED = ("village", "group", "household", "person", "name", "id", "relation", "phone")  # known before the visit


def write_layout(extract: Extract, target: IO[bytes], notes: Sequence[tuple[str, str]]) -> int:
    """The extract as a workbook, every cell a text. Returns the number of rows."""
    return workbooks.write(
        target,
        name=extract.layout,
        head=extract.head,
        widths=[max(10, 2 * min(len(label), 12)) for label in extract.head],
        rows=extract.rows(),
        plan=[(place, lambda cell: cell or None) for place in range(len(extract.head))],
        about=lambda count: (_("About"), [*notes, (pgettext("count", "Rows"), str(count))]),
    )


def write_form(extract: Extract, target: IO[bytes]) -> int:
    """A form to collect the year's data with: who is known, and empty cells that offer their words."""
    kind = kinds.REGISTER
    shown = [column for column in kind.columns if column.key in COLLECTED]
    asked = [column for column in kind.columns if column.key not in (*COLLECTED, "year", "member_count")]
    rows = [[SAYS.get(column.label, _nothing)(line) for column in shown] for line in extract.lines()]
    target.write(books.template(kind, rows, [*shown, *asked]))
    return len(rows)
