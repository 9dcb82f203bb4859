"""Rows that are persons: who each is, what would change, and households, people and numbers that would be made."""

from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext as _

from xiaoping.kit import masks
from xiaoping.kit.actions import Act
from xiaoping.kit.imports.kinds import NEW, Row
from xiaoping.kit.inserts import fresh

from .. import search
from ..models import BankAccount, Household, HouseholdYear, IdNumber, Person, PersonYear, Relation, Stay
from ..models.people import StayBegin
from . import accounts, columns
from .finding import PersonFinder
from .foresight import Member
from .homes import Home

RESIDENT, DISABILITY = IdNumber.Kind.RESIDENT, IdNumber.Kind.DISABILITY
YEAR_FIELDS = tuple(column.key for column in columns.PERSON_YEAR if column.key != "health")
BORN_LATELY = 2 * 365  # days within which who is missing from a household was born into it


class PeoplePlanner(PersonFinder):
    """One row a person: households, people, their numbers and years, made or changed."""

    order: ClassVar[tuple[type, ...]] = (
        Household,
        Person,
        Stay,
        IdNumber,
        BankAccount,
        HouseholdYear,
        PersonYear,
    )
    own: ClassVar[tuple[str, ...]] = (
        "phone",
        *(column.key for column in columns.HOME),
        "is_dangerous",
        *(c.key for c in columns.LIVING),
        "member_count",
        *accounts.KEYS,
    )
    living = frozenset({"has_safe_water", "house_grade"})

    def take(self, rows: list[Row]) -> None:
        super().take(rows)
        self.digits: dict[int, str] = {}  # id of a number to be made → the number in clear

    def plan_rows(self) -> None:
        self.find_homes()
        self.find_people()
        for home in self.homes:
            self._check_family(home)
            self.check_grade(home)
            self.check_account(home)
            self.check_home(home)
        self.write_homes()
        for home in self.homes:
            for row in home.rows:
                if not row.is_refused:
                    self._write(home, row)
            self._add_the_rest(home)
            self.write_account(home)
            self.write_register(home)
            self.foresee(home)

    def _add_the_rest(self, home: Home) -> None:
        """Whoever is on record in the household without a row."""
        told = {member.stay.person_id for member in home.family}
        year = self.year_of(home.first)
        for stay in home.members:
            if stay.person_id not in told:
                home.family.append(Member(stay, year, self.years.get((stay.person_id, year))))

    def write(self, act: Act) -> None:
        """Numbers are encrypted only now: a check would do it for nothing."""
        for number in self.made[IdNumber]:
            number.number = self.digits[id(number)]
        super().write(act)

    def after_write(self) -> None:
        """Write the search words of newcomers, and make those of everybody else touched anew."""
        newcomers = {person.pk for person in self.made[Person]}
        clear: dict[int, list[str]] = {}  # the new numbers of a person
        for number in self.made[IdNumber]:
            clear.setdefault(number.person_id, []).append(self.digits[id(number)])
        search.enter(self.made[Stay], clear)
        people = clear.keys() - newcomers | {key for model, key in self.changed if model is Person}
        search.refresh_many(people, {key for model, key in self.changed if model is Household})
        self.given.update(number.pk for number in self.made[IdNumber])
        self.newcomers |= newcomers

    # what becomes of it

    def _relation(self, home: Home, row: Row) -> str:
        stay = self.stays.get(id(row))
        return row.values.get("relation") or (stay.relation if stay else Relation.HEAD)

    def _check_family(self, home: Home) -> None:
        """One head, one spouse; a new household brings its head; a head is changed on the household's sheet."""
        held = {stay.person_id: stay.relation for stay in home.members}
        for row in home.rows:
            if row.is_refused:
                continue
            stay, relation = self.stays.get(id(row)), self._relation(home, row)
            before = stay.relation if stay else ""
            if Relation.HEAD in (relation, before) and relation != before and not home.is_new:
                self.refuse(
                    row, "relation", _("The head of a household on record is changed on its sheet, not by a file.")
                )
                continue
            others = [other for person, other in held.items() if stay is None or person != stay.person_id]
            if relation in (Relation.HEAD, Relation.SPOUSE) and relation in others:
                self.refuse(
                    row,
                    "relation",
                    _("The household has a head or spouse already. Correct one of the relations."),
                    "V06",
                )
                continue
            held[stay.person_id if stay else id(row)] = relation
        if home.is_new and Relation.HEAD not in held.values():
            for row in home.rows:
                if not row.is_refused:
                    self.refuse(
                        row,
                        "household",
                        _("The row of the head is missing or refused. A household needs a head."),
                        "V06",
                    )
        self.compare_count(home, len(held))

    def _write(self, home: Home, row: Row) -> None:
        stay = self.stays.get(id(row))
        if stay is None:
            row.outcome = NEW
            stay = self._make_person(home, row)
            row.record = stay.person
        else:
            for name in ("name", "sex", "ethnicity"):
                if name in row.values:
                    self.set(row, stay.person, name, row.values[name])
            if "born" in row.values:
                self.set(row, stay.person, "born_on", row.values["born"])
            if "relation" in row.values:
                self.set(row, stay, "relation", row.values["relation"])
        if "id" in row.values:
            self._give_numbers(row, stay)
        year = self._write_person_year(row, stay)
        home.family.append(Member(stay, self.year_of(row), year, row))

    def _make_person(self, home: Home, row: Row) -> Stay:
        born = self.born_of(row)
        person = self.make(
            fresh(
                Person,
                name=row.values["name"],
                sex=self.sex_of(row),
                born_on=born,
                ethnicity=row.values.get("ethnicity", ""),
            )
        )
        since, why = self.records_from, StayBegin.START_OF_RECORD
        if born > self.records_from and (home.is_new or (self.day - born).days <= BORN_LATELY):
            since, why = born, StayBegin.BIRTH
        elif not home.is_new:
            since, why = self.day, StayBegin.CORRECTED
        household = home.household
        return self.make(
            fresh(
                Stay,
                village=household.village,
                household=household,
                person=person,
                relation=self._relation(home, row),
                since=max(since, household.since),
                since_reason=why,
            )
        )

    def _give_numbers(self, row: Row, stay: Stay) -> None:
        """A certificate number holds the resident number: both are put on record."""
        text = row.values["id"]
        known = self.numbers.get(stay.person_id, {}) if stay.pk else {}
        others = [n for n in self.owners.get(self.lookups[id(row)], ()) if n.person_id != stay.person_id]
        for kind, digits in ((RESIDENT, text[:18]), (DISABILITY, text)):
            if kind in known or (kind == DISABILITY and len(text) == 18):
                continue
            number = fresh(
                IdNumber,
                village=stay.village,
                person=stay.person,
                kind=kind,
                since=stay.since if stay.pk is None else max(self.day, stay.since),
                is_disputed=any(other.kind == kind and not other.is_disputed for other in others),
            )
            number.masked = masks.id_number(digits)
            self.digits[id(self.make(number))] = digits
            if stay.pk is not None:
                self.note(row, number, "masked", "", number.masked, str(number.get_kind_display()))

    def _write_person_year(self, row: Row, stay: Stay) -> PersonYear | None:
        given = {name: row.values[name] for name in YEAR_FIELDS if name in row.values}
        if "health" in row.values:
            given |= {name: name in row.values["health"] for name in PersonYear.HEALTH}
        number = self.year_of(row)
        year = self.years.get((stay.person_id, number)) if stay.pk else None
        if not given:
            return year
        found = year or fresh(PersonYear, village=stay.village, person=stay.person, year=number)
        if given.get("school"):
            given.setdefault("education", "")
        elif given.get("education"):
            given.setdefault("school", "")
        schooled = given.get("school", found.school), given.get("education", found.education)
        if not any(schooled) or not given.get("labour", found.labour):
            self.warn(
                row,
                "labour",
                _("Education or school, and the ability to work, are needed: the year of the person was not kept."),
            )
            return year
        for name, value in given.items():
            self.set(row, found, name, value)
        if year is None:
            self.make(found)
            if row.outcome != NEW:
                row.changes.append((_("year"), "", str(number)))
                row.marks.append(f"year {number}")
        return found
