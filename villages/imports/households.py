"""Rows that are households: how each lives and what it earns in a year. They must be on record."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.utils.translation import gettext as _

from .. import search
from ..models import BankAccount, Household, HouseholdYear, PersonYear, Relation
from . import columns
from .accounts import KEYS, AccountPlanner
from .foresight import Member
from .homes import Home

DERIVED = {"is_dangerous", "property_total", "transfer_total"}
YEARLY = tuple(column.key for column in (*columns.LIVING, *columns.INCOME))


class HouseholdPlanner(AccountPlanner):
    """One row a household and year."""

    order: ClassVar[tuple[type, ...]] = (Household, BankAccount, HouseholdYear)
    own: ClassVar[tuple[str, ...]] = ("phone", *(column.key for column in columns.HOME), "member_count", *YEARLY, *KEYS)
    living = frozenset(YEARLY) - DERIVED
    creates = False

    def plan_rows(self) -> None:
        for home in self.find_homes():
            first, *others = home.rows
            for row in home.rows:
                row.about = home.household.number
                self.check_year(row)
            for row in others:
                self.refuse(
                    row,
                    "household",
                    _("The same household as in row %(line)s. Leave one of them out.") % {"line": first.line},
                )
            self._check_head(home)
            self._check_land(home)
            self.check_grade(home)
            self.check_account(home)
            self.check_home(home)
        self.write_homes()
        self._know_years_of_people()
        for home in self.homes:
            self.write_account(home)
            self.write_register(home)
            self.foresee(home)

    def _know_years_of_people(self) -> None:
        """Who is in the households, with what the year says of them."""
        wanted = {stay.person_id for home in self.homes for stay in home.members}
        asked = PersonYear.objects.filter(year__in={self.year_of(home.first) for home in self.homes})
        known = {(year.person_id, year.year): year for year in self._found(asked, "person_id", sorted(wanted))}
        for home in self.homes:
            year = self.year_of(home.first)
            home.family = [Member(stay, year, known.get((stay.person_id, year))) for stay in home.members]

    def after_write(self) -> None:
        search.refresh_many((), {key for model, key in self.changed if model is Household})

    def _check_head(self, home: Home) -> None:
        head = next((stay.person.name for stay in home.members if stay.relation == Relation.HEAD), "")
        if head:
            home.first.about = f"{home.household.number} · {head}"
        if head and home.first.values.get("head", head) != head:
            self.warn(home.first, "head", _("On record the head is %(name)s.") % {"name": head})
        self.compare_count(home, len(home.members))

    def _check_land(self, home: Home) -> None:
        areas: list[Decimal] = []
        for name in ("irrigated_area", "cultivated_area"):
            recorded = getattr(home.year, name) if home.year else None
            given = home.said[name][0] if name in home.said else recorded
            areas += [given] if given is not None else []
        if len(areas) == 2 and areas[0] > areas[1]:
            self.refuse(
                home.first,
                "irrigated_area",
                _("Irrigated land is part of the cultivated land: it cannot be more."),
                "V23",
            )
