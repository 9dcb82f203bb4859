"""Who the person of a row is: found by our number, by ID number, or by name within the household; or somebody new."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from xiaoping.kit import masks
from xiaoping.kit.imports.kinds import Row

from .. import idnumbers
from ..models import IdNumber, Person, PersonYear, Sex, Stay
from .accounts import AccountPlanner
from .homes import Home

YEARLY = ("health", "labour", "work_months")  # what only somebody of whom a year is told has


class Met(NamedTuple):
    """Where in a file somebody was met: kept for the whole file, so it is little."""

    place: int
    line: int
    name: str | None


class PersonFinder(AccountPlanner):
    """Finds the people of the rows within the user's villages, and refuses what cannot be.

    Somebody on record only outside them is not found: the person is made, and the number kept as disputed, as when it
    is typed.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.seen: dict[Any, Met] = {}  # person and year → where they were first met, in the whole file
        self.given: set[int] = set()  # numbers that earlier parts of the file put on record
        self.newcomers: set[int] = set()  # people they made: no person number in the file can mean one of them

    def find_people(self) -> None:
        """Find the person of every row, or refuse it."""
        self._know_people()
        self.stays: dict[int, Stay] = {}  # id of a row → the stay of its person on record
        for home in self.homes:
            for row in home.rows:
                self.check_year(row)
                self._find(home, row)

    def _know_people(self) -> None:
        lookups = {}
        for row in self.rows:
            if "id" in row.values:
                lookups[id(row)] = idnumbers.index_of(row.values["id"][:18])
        self.lookups = lookups
        self.owners: dict[str, list[IdNumber]] = {}
        in_force = IdNumber.objects.filter(until=None).defer("encrypted")
        for number in self._found(in_force, "lookup18", sorted(set(lookups.values()))):
            if number.pk not in self.given:
                self.owners.setdefault(number.lookup18, []).append(number)
        by_number = {row.values["person"] for row in self.rows if row.values.get("person")} - self.newcomers
        keys = by_number | {
            number.person_id
            for numbers in self.owners.values()
            for number in numbers
            if number.village_id in self.villages
        }
        stays = Stay.objects.filter(until=None, village__in=self.villages).select_related("person", "household")
        self.here = {
            stay.person_id: stay for stay in self._found(stays, "person_id", sorted(keys), of=("self", "person"))
        }
        for home in self.homes:
            for stay in home.members:
                stay = self.here.setdefault(stay.person_id, stay)
        self.numbers: dict[int, dict[str, IdNumber]] = {}
        for number in self._found(in_force, "person_id", sorted(self.here)):
            self.numbers.setdefault(number.person_id, {})[number.kind] = number
        self.years: dict[tuple[int, int], PersonYear] = {}
        years = PersonYear.objects.filter(year__in={self.year_of(row) for row in self.rows})
        for year in self._found(years, "person_id", sorted(self.here), of=("self",)):
            self.years[year.person_id, year.year] = year

    def _find(self, home: Home, row: Row) -> None:
        """Find the person of a row, and refuse what cannot be."""
        stay = self._known(home, row)
        if row.is_refused:
            return
        if stay is None:
            self._check_new(home, row)
            key: Any = self.lookups.get(id(row)) or (home.household.number, row.values.get("name"))
        else:
            key = stay.person_id
            self.stays[id(row)] = stay
            row.about = f"{home.household.number} · {row.values.get('name', stay.person.name)}"
            row.record = stay.person
            self._check_number(row, stay.person)
        self._check_kind(row)
        self._check_schooling(row, stay)
        met = Met(row.place, row.line, row.values.get("name"))
        before = self.seen.setdefault((key, self.year_of(row)), met)
        if before.place != row.place:
            self._refuse_twice(row, before)

    def _refuse_twice(self, row: Row, before: Met) -> None:
        """Once more the same person, or somebody else with the same number."""
        name, other = row.values.get("name"), before.name
        if "id" in row.values and name and other and name != other:
            message = _("Row %(line)s, %(name)s, has this number too.") % {"line": before.line, "name": other}
            self.refuse(row, "id", f"{message} {self.two_of_one_number()}", "V05")
        else:
            message = _("The same person as in row %(line)s. Leave one of them out.") % {"line": before.line}
            self.refuse(row, "id", message, "V05" if "id" in row.values else "")

    @staticmethod
    def two_of_one_number() -> str:
        """What to do about two people of one number."""
        return _("Compare both with their cards. Without a known number, give sex and date of birth instead.")

    def _check_kind(self, row: Row) -> None:
        kind, number = row.values.get("id_kind"), row.values.get("id")
        if kind and number and (kind == IdNumber.Kind.RESIDENT) != (len(number) == 18):
            message = _("A resident number has 18 characters, that of a disability certificate 20 or 22.")
            self.refuse(row, "id_kind", f"{message} {_('Correct the kind or the number.')}", "V03")

    def _check_schooling(self, row: Row, stay: Stay | None) -> None:
        """School or the level reached, one of the two; asked of files that have a column for it."""
        given = [key for key in ("school", "education") if row.values.get(key)]
        if len(given) == 2:
            message = _("Either the school or the level reached is filled in, not both. Clear one of the cells.")
            self.refuse(row, "education", message, "V17")
        elif not given and self.asks(row, "school", "education") and any(row.values.get(key) for key in YEARLY):
            recorded = self.years.get((stay.person_id, self.year_of(row))) if stay else None
            if recorded is None:
                message = _("The school or the level reached is missing. Fill in one of the two cells.")
                self.refuse(row, "education", message, "V17")

    @staticmethod
    def asks(row: Row, *keys: str) -> bool:
        """Whether the file of a row has a column for one of these."""
        return any(key in row.places for key in keys)

    def _known(self, home: Home, row: Row) -> Stay | None:
        number = row.values.get("person")
        stay = self.here.get(number) if number and number not in self.newcomers else None
        if stay is not None and self._is_another_office(home, row, stay):
            stay = None
        is_whole = "id" in row.values or ("sex" in row.values and "born" in row.values)
        if number and stay is None and not is_whole:  # a whole row may come from the list of another office
            self.refuse(
                row,
                "person",
                _("Nobody in your villages has this person number now. For somebody new, leave the cell empty."),
            )
            return None
        by_id = self._by_id(home, row, stay)
        if stay is not None and by_id is not None and by_id.person_id != stay.person_id:
            self.refuse(row, "id", _("Person number and ID number belong to two different people. Check both."))
            return None
        stay = stay or by_id or (None if "id" in row.values else self._by_name(home, row))
        if stay is not None and stay.household_id != home.household.pk:
            name = row.values.get("name", stay.person.name)
            if by_id is not None and name != stay.person.name:
                message = _("The number is on record for %(name)s of household %(number)s.") % {
                    "name": stay.person.name,
                    "number": stay.household.number,
                }
                self.refuse(row, "id", f"{message} {self.two_of_one_number()}", "V05")
                return None
            self.refuse(
                row,
                "household",
                _("This person is on record in household %(number)s. Record the move there, or correct the cell.")
                % {"number": stay.household.number},
            )
            return None
        return stay

    @staticmethod
    def _is_another_office(home: Home, row: Row, stay: Stay) -> bool:
        """Whether a person number is that of another office: here it is somebody of another name elsewhere."""
        return stay.household_id != home.household.pk and row.values.get("name", stay.person.name) != stay.person.name

    def _by_id(self, home: Home, row: Row, stay: Stay | None) -> Stay | None:
        """Who has the number; of two with a disputed one whoever the row means: by person number, or this household."""
        here = [n for n in self.owners.get(self.lookups.get(id(row), ""), ()) if n.village_id in self.villages]
        found = [self.here[number.person_id] for number in here if number.person_id in self.here]
        if here and not found:
            self.refuse(row, "id", _("This person is in no household any more. Leave the row out."))
        if stay in found:
            return stay
        of_home = [other for other in found if other.household_id == home.household.pk]
        return next(iter(of_home or found), None)

    def _by_name(self, home: Home, row: Row) -> Stay | None:
        """Who in the household has the name, and the number behind the mask if one is shown."""
        name, mask = row.values.get("name"), row.masked.get("id")
        found = [stay for stay in home.members if stay.person.name == name]
        if mask and len(found) > 1:
            found = [stay for stay in found if self._may_be_of(stay.person_id, mask)]
        if len(found) > 1:
            self.refuse(row, "name", _("Several members of the household have this name. Add the ID number."))
        return found[0] if len(found) == 1 else None

    def _may_be_of(self, person: int, mask: str) -> bool:
        """Whether a mask, also one of a file taken out before masks grew, may hide a number of a person."""
        return any(masks.may_be(mask, number.masked) for number in self.numbers.get(person, {}).values())

    def _check_new(self, home: Home, row: Row) -> None:
        if "name" not in row.values:
            self.refuse(row, "name", _("The name is missing."))
        if "id" in row.masked:
            self.refuse(
                row,
                "id",
                _("The number is masked, and nobody of this name is in the household. Write the whole number."),
            )
        if "id" not in row.values and not ("sex" in row.values and "born" in row.values):
            self.refuse(row, "id", _("Somebody new needs an ID number, or sex and date of birth."))
        if "relation" not in row.values and not (home.is_new and len(home.rows) == 1):
            self.refuse(row, "relation", _("The relation to the head is missing."))
        if row.is_refused:
            return
        if "id" in row.values:
            self._compare(row, self.born_of(row), self.sex_of(row) == Sex.MALE)
            if self.owners.get(self.lookups[id(row)]):
                self.warn(
                    row,
                    "id",
                    _("The number is already on record elsewhere. The person is entered; the office settles it."),
                    "V05",
                )

    def _compare(self, row: Row, born: date, is_male: bool) -> None:
        for words in idnumbers.disagreements(row.values["id"], birth=born, male=is_male):
            self.refuse(row, "id", f"{words} {_('Compare number, sex and date of birth with the card.')}", "V04")

    def _check_number(self, row: Row, person: Person) -> None:
        """The number of somebody on record: the same, or one they lack; another is withdrawn first, by hand."""
        known = self.numbers.get(person.pk, {})
        if "id" in row.masked and known and not self._may_be_of(person.pk, row.masked["id"]):
            self.warn(row, "id", _("It is not the number on record behind its mask. It was left as it is."))
        if "id" not in row.values:
            return
        lookup = self.lookups[id(row)]
        if any(number.lookup18 != lookup for number in known.values()):
            self.refuse(row, "id", _("Another number is on record. Withdraw it on the person's sheet first."))
        elif not known:
            self._compare(row, person.born_on, person.sex == Sex.MALE)

    def born_of(self, row: Row) -> date:
        return row.values.get("born") or idnumbers.born_on(row.values["id"])

    def sex_of(self, row: Row) -> str:
        return row.values.get("sex") or (Sex.MALE if idnumbers.is_male(row.values["id"]) else Sex.FEMALE)
