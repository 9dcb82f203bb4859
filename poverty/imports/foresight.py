"""What the checks of the register will find in a file once it is applied, asked of rows not yet written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from villages.imports.foresight import Living, Member, is_healthy, is_upper
from villages.models import HouseholdYear, PersonYear
from xiaoping.kit.imports.kinds import Row

from ..checks import LEAST_FLOOR, LOW_INCOME, MANY, SUPPORTED
from ..models import Attribute, PolicyValue

if TYPE_CHECKING:
    from villages.imports.homes import Home, HomePlanner

ABLE = ("skilled", "ordinary")


@dataclass
class Standing:
    """A household of the register as it will be: cause, attribute, whether out of poverty, members, year."""

    cause: str
    attribute: str
    is_out: bool
    family: list[Member]
    year: HouseholdYear | None
    line: float | None  # the poverty line of the year

    @property
    def told(self) -> list[Member]:
        """The members of whom the year is told."""
        return [member for member in self.family if member.year is not None and member.year.labour]

    def is_paid(self, name: str) -> bool:
        """Whether the year's income has such an allowance."""
        return self.year is not None and (getattr(self.year, name) or 0) > 0


def poverty_line(year: int) -> float | None:
    """At the end of a year; None where none is on record."""
    line = PolicyValue.objects.of(PolicyValue.Kind.POVERTY_LINE, date(year, 12, 31))
    return None if line is None else float(line)


def _poor_by(cause: str, fits: Callable[[PersonYear], bool]) -> Callable[[Standing], bool]:
    def offends(one: Standing) -> bool:
        seen = [fits(member.year) for member in one.told if member.year]
        return one.cause == cause and not one.is_out and bool(seen) and not any(seen)

    return offends


def _is_able(member: Member) -> bool:
    return member.year is not None and member.year.labour in ABLE


def _is_sick_uninsured(member: Member) -> bool:
    year = member.year
    return year is not None and (year.is_chronically_ill or year.is_seriously_ill) and year.has_serious_illness is False


def _lacks(one: Standing) -> bool:
    """Out of poverty with a guarantee missing, or without power."""
    year = one.year
    if not one.is_out or year is None:
        return False
    named = (*HouseholdYear.GUARANTEES, "has_living_power")
    return year.house_grade in ("C", "D") or any(getattr(year, name) is False for name in named)


def _is_small(one: Standing) -> bool:
    if not one.is_out or one.year is None or one.year.floor_area is None:
        return False
    return one.year.floor_area < LEAST_FLOOR * Living(one.year, one.family).members


def _is_below(one: Standing) -> bool:
    if not one.is_out or one.year is None:
        return False
    income = Living(one.year, one.family).income_per_head
    return income is not None and one.line is not None and income < one.line


@dataclass(frozen=True)
class RegisterRule:
    """A registered check, where it is shown, the columns one of which a file needs, and whether a household offends."""

    check: str
    column: str
    columns: tuple[str, ...]
    offends: Callable[[Standing], bool]

    def is_asked(self, row: Row) -> bool:
        """Whether the file of a row tells of one of the columns."""
        return not row.places.keys().isdisjoint(self.columns)


RULES = (
    RegisterRule(
        "poverty.ill_but_healthy", "cause", ("health",), _poor_by("illness", lambda year: not is_healthy(year))
    ),
    RegisterRule(
        "poverty.disabled_but_able", "cause", ("health",), _poor_by("disability", lambda year: year.is_disabled)
    ),
    RegisterRule(
        "poverty.schooling_without_pupil",
        "cause",
        ("school",),
        _poor_by("schooling", lambda year: is_upper(year.school)),
    ),
    RegisterRule(
        "poverty.labour_lacking_with_three",
        "cause",
        ("labour",),
        lambda one: one.cause == "labour" and not one.is_out and sum(map(_is_able, one.family)) >= 3,
    ),
    RegisterRule(
        "poverty.supported_with_a_worker",
        "attribute",
        ("labour",),
        lambda one: (
            one.attribute == Attribute.SUPPORTED
            and any(_is_able(member) and 16 <= member.age < 60 for member in one.family)
        ),
    ),
    RegisterRule(
        "poverty.low_income_without_money",
        "low_income_allowance",
        ("low_income_allowance",),
        lambda one: (
            one.attribute in LOW_INCOME
            and one.year is not None
            and one.year.wages is not None
            and not one.is_paid("low_income_allowance")
        ),
    ),
    RegisterRule(
        "poverty.low_income_money",
        "low_income_allowance",
        ("low_income_allowance",),
        lambda one: one.attribute not in LOW_INCOME and one.is_paid("low_income_allowance"),
    ),
    RegisterRule(
        "poverty.support_without_money",
        "support_allowance",
        ("support_allowance",),
        lambda one: (
            one.attribute in SUPPORTED
            and one.year is not None
            and one.year.wages is not None
            and not one.is_paid("support_allowance")
        ),
    ),
    RegisterRule("poverty.out_below_the_line", "status", ("wages", "business_income"), _is_below),
    RegisterRule(
        "poverty.out_without_guarantee",
        "has_safe_water",
        ("has_safe_water", "house_grade", "is_dangerous", "has_living_power"),
        _lacks,
    ),
    RegisterRule("poverty.out_in_a_small_house", "floor_area", ("floor_area",), _is_small),
    RegisterRule(
        "poverty.out_with_an_uninsured_sick",
        "has_serious_illness",
        ("has_serious_illness",),
        lambda one: one.is_out and any(map(_is_sick_uninsured, one.family)),
    ),
    RegisterRule("poverty.large_household", "member_count", ("relation",), lambda one: len(one.family) >= MANY),
)


def foresee(planner: HomePlanner, home: Home, standing: Standing) -> None:
    """Remark on what the checks of the register will find of a household."""
    for rule in RULES:
        if rule.is_asked(home.first) and rule.offends(standing):
            planner.remark(home.first, rule.column, rule.check)
