"""Rows brought together by household: which one each is about, and what the rows of one household say of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from xiaoping.kit import bulk, clock
from xiaoping.kit.imports.kinds import Planner, Row
from xiaoping.kit.inserts import fresh

from ..models import Household, HouseholdYear, Stay, Township, Village, VillagerGroup
from ..models.base import YEARS
from ..models.households import HouseholdBegin
from . import foresight
from .foresight import Member


@dataclass
class Home:
    """A household that rows of a file are about, on record or to be made, and what they say of it."""

    household: Household
    is_new: bool
    rows: list[Row] = field(default_factory=list)
    said: dict[str, tuple[Any, int]] = field(default_factory=dict)  # key of a column → value, and the line that says it
    members: list[Stay] = field(default_factory=list)  # of those on record
    year: HouseholdYear | None = None
    family: list[Member] = field(default_factory=list)  # once all rows are planned: on record and to be made
    register: dict[str, Any] = field(default_factory=dict)  # what the rows say of its place on the register

    @property
    def first(self) -> Row:
        """The row in which changes of the household are shown: the first that is taken."""
        return next((row for row in self.rows if not row.is_refused), self.rows[0])

    @property
    def line(self) -> int:
        return self.rows[0].line


class HomePlanner(Planner):
    """Finds the households of the rows within the user's villages, and gathers what the rows say of each.

    A household elsewhere is not found: its number counts as taken, and nothing else is said of it.
    """

    together = "household"
    own: ClassVar[tuple[str, ...]] = ()  # columns that tell of the household, not of the person of the row
    creates = True  # whether a household that is not on record is made

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = clock.today()
        self._asked: foresight.Asked | None = None  # of the table read last
        self._know_places()

    def find_homes(self) -> list[Home]:
        """The homes of all rows; rows without one are refused."""
        asked = sorted({row.values["household"] for row in self.rows if "household" in row.values})
        known = {household.number: household for household in self._found(Household.objects, "number", asked)}
        homes: dict[str, Home] = {}
        for row in self.rows:
            row.about = " · ".join(row.values[key] for key in ("household", "name", "head") if key in row.values)
            number = row.values.get("household")
            if number is None:
                self._refuse_without_number(row)
                continue
            home = homes.get(number)
            if home is None:
                home = self._home(row, number, known.get(number))
                if home is None:
                    continue
                homes[number] = home
            home.rows.append(row)
            row.record = home.household
            self._gather(home, row)
        on_record = {home.household.pk: home for home in homes.values() if not home.is_new}
        for stay in self._found(
            Stay.objects.filter(until=None).select_related("person"),
            "household_id",
            list(on_record),
            of=("self", "person"),
        ):
            on_record[stay.household_id].members.append(stay)
        self.homes = list(homes.values())
        self._know_years()
        return self.homes

    def check_home(self, home: Home) -> None:
        """For what another app knows of the household: refuse rows that do not fit."""

    def write_register(self, home: Home) -> None:
        """For what another app keeps of the household."""

    def _refuse_without_number(self, row: Row) -> None:
        if not row.is_refused:
            self.refuse(row, "household", _("The household number is missing. Every row needs it."))

    def _found(self, rows, name: str, wanted: Iterable[Any], of: tuple[str, ...] = ()) -> list[Any]:
        """The rows whose `name` is among the wanted, many at a time, under lock if they may be changed."""
        found: list[Any] = []
        for some in bulk.chunks(wanted):
            these = rows.filter(**{f"{name}__in": some})
            found += these.select_for_update(of=of) if self.lock and of else these
        return found

    def _know_places(self) -> None:
        villages = Village.objects.all() if self.user is None else Village.objects.writable_by(self.user)
        self.villages = {village.pk: village for village in villages.filter(until=None)}
        self.village_names = {village.name: village for village in self.villages.values()}
        self.groups: dict[int, list[VillagerGroup]] = {pk: [] for pk in self.villages}
        for group in VillagerGroup.objects.filter(village__in=self.villages, until=None).order_by("number"):
            self.groups[group.village_id].append(group)
        township = Township.objects.first()
        self.records_from = township.records_from if township else self.today

    def _home(self, row: Row, number: str, household: Household | None) -> Home | None:
        if household is not None:
            if household.village_id not in self.villages:
                self.refuse(row, "household", _("This household number cannot be used in your villages. Check it."))
                return None
            if household.until is not None:
                self.refuse(
                    row,
                    "household",
                    _("This household left the books on %(day)s. Leave its rows out.") % {"day": household.until},
                )
                return None
            self._compare_village(row, household)
            return Home(household, is_new=False)
        if not self.creates:
            self.refuse(row, "household", _("There is no such household in your villages. Bring its people in first."))
            return None
        group = self._group(row)
        if group is None:
            return None
        return Home(
            fresh(
                Household,
                village=group.village,
                group=group,
                number=number,
                since=self.records_from,
                since_reason=HouseholdBegin.START_OF_RECORD,
            ),
            is_new=True,
        )

    def _compare_village(self, row: Row, household: Household) -> None:
        name = row.values.get("village")
        if name and name != self.villages[household.village_id].name:
            self.warn(row, "village", _("The household is on record in another village; it is not moved by this file."))

    def _group(self, row: Row) -> VillagerGroup | None:
        """Where a new household belongs, as the row says; None, and refused, if that is not known."""
        name = row.values.get("village")
        if name:
            village = self.village_names.get(name) or self.village_names.get(f"{name}村")
            if village is None:
                self.refuse(row, "village", _("This is none of your villages. Check the name, or leave the row out."))
                return None
        elif len(self.villages) == 1:
            village = next(iter(self.villages.values()))
        else:
            self.refuse(row, "village", _("A new household needs its village. Add the column 行政村."))
            return None
        groups = self.groups[village.pk]
        wanted = row.values.get("group", "")
        for group in groups:
            if wanted and wanted in (group.name, str(group.number), f"{group.number}组", f"{village.name}{group.name}"):
                return group
        if wanted:
            self.refuse(
                row, "group", _("There is no such villager group in the village. Set it up, or correct the cell.")
            )
        elif groups:
            self.warn(row, "group", _("No group is given: the first of the village is taken. Correct it on its sheet."))
            return groups[0]
        else:
            self.refuse(row, "group", _("The village has no villager group yet. Set one up first."))
        return None

    def _gather(self, home: Home, row: Row) -> None:
        for key in self.own:
            if key not in row.values:
                continue
            value = row.values[key]
            before = home.said.setdefault(key, (value, row.line))
            if before[0] != value:
                self.refuse(row, key, _("It differs from row %(line)s of the same household.") % {"line": before[1]})

    def write_homes(self) -> None:
        """Plan what the rows say of each household as such."""
        for home in self.homes:
            if all(row.is_refused for row in home.rows):
                continue
            if home.is_new:
                self.make(home.household)
            for name in ("phone", "address", "dwelling", "built_in"):
                if name in home.said:
                    self.set(home.first, home.household, name, home.said[name][0])
            self._write_year(home)

    def foresee(self, home: Home) -> None:
        """Remark on what the registered checks will find of a household and its people."""
        if not all(row.is_refused for row in home.rows):
            foresight.foresee(self, home)

    def asked(self, row: Row) -> foresight.Asked:
        """The rules that the file of a row is asked."""
        if self._asked is None or self._asked.places is not row.places:
            self._asked = foresight.Asked(row.places)
        return self._asked

    def compare_count(self, home: Home, members: int) -> None:
        """Remark on a count of members that is not that of the record."""
        said = home.said.get("member_count")
        if said is not None and said[0] != members and not home.first.is_refused:
            self.warn(
                home.first, "member_count", _("The household has %(members)s members on record.") % {"members": members}
            )

    def year_of(self, row: Row) -> int:
        """The year of what a row says."""
        return row.values.get("year", self.year)

    def _know_years(self) -> None:
        wanted = {home.household.pk: home for home in self.homes if not home.is_new}
        years = {self.year_of(home.rows[0]) for home in self.homes}
        found = self._found(HouseholdYear.objects.filter(year__in=years), "household_id", list(wanted), of=("self",))
        for row in found:
            home = wanted[row.household_id]
            if row.year == self.year_of(home.rows[0]):
                home.year = row

    def check_year(self, row: Row) -> None:
        """Refuse what is said of a year that has not begun."""
        if not YEARS[0].limit_value <= self.year_of(row) <= self.today.year:
            self.refuse(row, "year", _("This year has not begun."))

    def _write_year(self, home: Home) -> None:
        given = {name: said[0] for name, said in home.said.items() if name in self.living}
        self._danger(home, given)
        self._totals(home, given)
        if not given:
            return
        year = home.year or fresh(
            HouseholdYear,
            village=home.household.village,
            household=home.household,
            year=self.year_of(home.rows[0]),
        )
        for name, value in given.items():
            self.set(home.first, year, name, value)
        home.year = year
        if year.pk is None:
            self.make(year)
            home.first.changes.append((_("year"), "", str(year.year)))
            home.first.marks.append(f"year {sorted(given)}")

    def check_grade(self, home: Home) -> None:
        """A dangerous house has its grade, in a file that has a column for it."""
        if not home.said.get("is_dangerous", (False, 0))[0] or "house_grade" in home.said:
            return
        is_known = home.year is not None and home.year.house_grade in ("C", "D")
        if not is_known and "house_grade" in home.rows[0].places:
            message = _("A dangerous house has a grade. Write C级 or D级 beside it.")
            for row in home.rows:
                if not row.is_refused:
                    self.refuse(row, "house_grade", message, "V23")

    living: frozenset[str] = frozenset()  # columns that are fields of the household's year

    def _danger(self, home: Home, given: dict[str, Any]) -> None:
        """“危房户” without a grade: yes means at least C; no takes a C or D away."""
        said = home.said.get("is_dangerous")
        if said is None or "house_grade" in given:
            return
        grade = home.year.house_grade if home.year else ""
        if said[0] and grade not in ("C", "D"):
            given["house_grade"] = "C"
            self.warn(home.first, "is_dangerous", _("No grade is given: C is taken. Correct it if it is D."), "V23")
        elif not said[0] and grade in ("C", "D"):
            given["house_grade"] = "B"
            self.warn(home.first, "is_dangerous", _("It was of grade %(grade)s: B is taken.") % {"grade": grade})

    def _totals(self, home: Home, given: dict[str, Any]) -> None:
        """A sum of property or transfers counts as its last part, where none of the parts is given."""
        for total, parts, rest in (
            ("property_total", HouseholdYear.PROPERTY, "other_property_income"),
            ("transfer_total", HouseholdYear.TRANSFERS, "other_transfers"),
        ):
            if total in home.said and not any(part in given for part in parts):
                recorded = [getattr(home.year, part) for part in parts if part != rest] if home.year else []
                if not any(recorded):
                    given[rest] = home.said[total][0]
