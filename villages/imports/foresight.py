"""What the registered checks will find in a file once it is applied: the same rules, asked of rows not yet written.

A rule is asked of a row only if its file has the columns the rule is about: what a layout never holds is no news in
every row of it. The words are those of the check, which finds the record as long as it is so (`villages.checks`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xiaoping.kit.imports.kinds import Row

from ..checks import households as of_households
from ..checks import people as of_people
from ..checks import years as of_years
from ..models import Household, HouseholdYear, PersonYear, Relation, Sex, Stay

if TYPE_CHECKING:
    from .homes import Home, HomePlanner

MOBILE = re.compile(r"1[3-9]\d{9}")
UPPER = ("senior", "vocational", "college", "technician", "university", "graduate")


@dataclass
class Member:
    """Somebody of a household, on record or to be made, with what a year says of them and the row that does."""

    stay: Stay
    number: int  # the year
    year: PersonYear | None
    row: Row | None = None
    is_certified: bool = False

    @property
    def age(self) -> int:
        """The age reached in the year."""
        return self.number - self.stay.person.born_on.year

    @property
    def is_at_work(self) -> bool:
        """Worked away in the year."""
        return bool(self.year and self.year.work_months)


@dataclass(frozen=True)
class Rule:
    """A registered check, where it is shown, the columns a file needs to be asked, and whether a row offends."""

    check: str
    column: str
    columns: tuple[str, ...]
    offends: Callable[..., bool]


def is_healthy(year: PersonYear) -> bool:
    return not any(getattr(year, name) for name in PersonYear.HEALTH)


def is_upper(school: str) -> bool:
    """A senior school or above."""
    return school.startswith(UPPER)


def is_unable(year: PersonYear) -> bool:
    return year.labour in of_people.UNABLE


PEOPLE = (
    Rule(
        "villages.disabled_without_certificate",
        "health",
        ("health", "disability_kind"),
        lambda m: m.year.is_disabled and not m.is_certified,
    ),
    Rule(
        "villages.certificate_without_disability",
        "health",
        ("health", "disability_kind"),
        lambda m: m.is_certified and not m.year.is_disabled,
    ),
    Rule(
        "villages.months_and_place",
        "work_place",
        ("work_months", "work_place"),
        lambda m: bool(m.year.work_months) != bool(m.year.work_place),
    ),
    Rule(
        "villages.away_without_ability",
        "work_months",
        ("work_months", "labour"),
        lambda m: bool(m.year.work_months) and is_unable(m.year),
    ),
    Rule(
        "villages.able_without_ability",
        "labour",
        ("labour", "health"),
        lambda m: is_unable(m.year) and is_healthy(m.year) and 16 < m.age < 65 and not m.year.school,
    ),
    Rule("villages.child_worker", "labour", ("labour",), lambda m: m.age < 16 and not is_unable(m.year)),
    Rule(
        "villages.child_out_of_school",
        "school",
        ("school", "health"),
        lambda m: is_healthy(m.year) and 6 < m.age < 15 and m.year.school in ("", "before"),
    ),
    Rule("villages.too_young_for_school", "school", ("school",), lambda m: is_upper(m.year.school) and m.age < 14),
    Rule(
        "villages.too_old_for_school",
        "school",
        ("school",),
        lambda m: (
            (m.year.school in ("before", "kindergarten", "primary") and m.age > 16)
            or (bool(m.year.school) and m.age > 30)
        ),
    ),
    Rule(
        "villages.medical_insurance",
        "has_resident_medical",
        ("has_resident_medical", "has_employee_medical"),
        lambda m: (
            m.year.has_resident_medical is not None and m.year.has_resident_medical == m.year.has_employee_medical
        ),
    ),
)


def of_other_sex(stay: Stay) -> bool:
    """A relation that only the other sex can have."""
    wrong = of_households.MEN if stay.person.sex == Sex.FEMALE else of_households.WOMEN
    return stay.relation in wrong


def of_one_sex(stay: Stay, family: list[Member]) -> bool:
    """A spouse of the sex of the head."""
    heads = [other.stay.person.sex for other in family if other.stay.relation == Relation.HEAD]
    return stay.relation == Relation.SPOUSE and stay.person.sex in heads


def is_no_mobile(household: Household) -> bool:
    return bool(household.phone) and not MOBILE.fullmatch(household.phone)


@dataclass
class Living:
    """How a household lived and what it earned in a year, with who was in it."""

    year: HouseholdYear
    family: list[Member]

    @property
    def members(self) -> int:
        """Registered at the end of the year."""
        return sum(member.stay.since.year <= self.year.year for member in self.family)

    @property
    def net_income(self) -> float | None:
        """In yuan; None where no part was asked."""
        if all(getattr(self.year, name) is None for name in HouseholdYear.MONEY):
            return None
        parts = sum(float(getattr(self.year, name) or 0) for name in HouseholdYear.INCOME)
        return parts - float(self.year.business_cost or 0)

    @property
    def income_per_head(self) -> float | None:
        net = self.net_income
        return net / self.members if net is not None and self.members else None

    def is_above(self, name: str, most: int) -> bool:
        """Whether an area is more than so much a head."""
        value = getattr(self.year, name)
        return value is not None and float(value) > most * self.members


def _is_odd_land(living: Living) -> bool:
    road = living.year.road_distance
    return living.members > 0 and (
        living.is_above("cultivated_area", of_years.LAND_A_HEAD)
        or living.is_above("forest_area", of_years.FOREST_A_HEAD)
        or (road is not None and road > of_years.ROAD)
    )


def _is_odd_income(living: Living) -> bool:
    income = living.income_per_head
    return income is not None and not 0 < income <= 100_000


YEARS = (
    Rule(
        "villages.work_without_wages",
        "wages",
        ("wages",),
        lambda one: one.net_income is not None and not one.year.wages and any(m.is_at_work for m in one.family),
    ),
    Rule(
        "villages.business_without_cost",
        "business_cost",
        ("business_income", "business_cost"),
        lambda one: (one.year.business_income or 0) > 0 and not one.year.business_cost,
    ),
    Rule("villages.income_outlier", "wages", ("wages", "business_income"), _is_odd_income),
    Rule(
        "villages.pension_without_old",
        "pension",
        ("pension",),
        lambda one: (one.year.pension or 0) > 0 and all(m.age < of_years.PENSION_AGE for m in one.family),
    ),
    Rule(
        "villages.old_without_pension",
        "pension",
        ("pension",),
        lambda one: (
            one.net_income is not None
            and not one.year.pension
            and any(m.age > of_years.PENSION_AGE for m in one.family)
        ),
    ),
    Rule("villages.land_outlier", "cultivated_area", ("cultivated_area",), _is_odd_land),
)


class Asked:
    """The rules that a file is asked, by the columns it has."""

    def __init__(self, places: Mapping[str, int]):
        self.places = places
        self.people, self.years = (
            [rule for rule in rules if places.keys() >= set(rule.columns)] for rules in (PEOPLE, YEARS)
        )


def foresee(planner: HomePlanner, home: Home) -> None:
    """Remark on what the checks of villages will find of a household and its people."""
    if "phone" in home.said and is_no_mobile(home.household):
        planner.remark(home.first, "phone", "villages.phone")
    for member in home.family:
        if member.row is not None:
            _foresee_member(planner, home, member, member.row)
    if home.year is not None:
        living = Living(home.year, home.family)
        for rule in planner.asked(home.first).years:
            if rule.offends(living):
                planner.remark(home.first, rule.column, rule.check)


def _foresee_member(planner: HomePlanner, home: Home, member: Member, row: Row) -> None:
    if "relation" in row.places and of_other_sex(member.stay):
        planner.remark(row, "relation", "villages.relation_and_sex")
    if "relation" in row.places and of_one_sex(member.stay, home.family):
        planner.remark(row, "relation", "villages.couple_of_one_sex")
    if member.year is not None and member.year.labour:
        for rule in planner.asked(row).people:
            if rule.offends(member):
                planner.remark(row, rule.column, rule.check)
