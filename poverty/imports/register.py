"""What becomes of the households of a file on the register: identified, out of poverty, of another attribute or cause.

What needs a judgement a file does not hold, such as falling back or striking off, is refused: it is recorded on the
household's sheet.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from villages.imports.homes import Home, HomePlanner
from villages.imports.households import HouseholdPlanner
from villages.imports.people import PeoplePlanner
from xiaoping.kit import clock

from ..models import (
    Attribute,
    AttributeSpell,
    PovertySpell,
    Registration,
    RegistrationBegin,
    SpellBegin,
    SpellEnd,
    Standard,
)
from . import foresight
from .columns import EXITED, FELL_BACK, POOR, REGISTER

KEYS = tuple(column.key for column in REGISTER)
MADE = (Registration, PovertySpell, AttributeSpell)
CAUSE_FIELDS = ("cause", "second_cause", "third_cause")


class OnRegister(HomePlanner):
    """The household's place on the register, whatever the rows are."""

    def find_homes(self) -> list[Home]:
        homes = super().find_homes()
        keys = [home.household.pk for home in homes if not home.is_new]
        registrations = self._found(Registration.objects.order_by("since"), "household_id", keys, of=("self",))
        self.registrations = {registration.household_id: registration for registration in registrations}
        wanted = [registration.pk for registration in self.registrations.values()]
        spells = self._found(PovertySpell.objects.order_by("since"), "registration_id", wanted, of=("self",))
        self.spells = {spell.registration_id: spell for spell in spells}
        attributes = self._found(AttributeSpell.objects.filter(until=None), "registration_id", wanted, of=("self",))
        self.attributes = {attribute.registration_id: attribute for attribute in attributes}
        self.poverty_lines = {year: foresight.poverty_line(year) for year in {self.year_of(row) for row in self.rows}}
        self.standing: dict[int, foresight.Standing] = {}  # id of a home → as it will be on the register
        return homes

    # what fits

    def check_home(self, home: Home) -> None:
        said = {key: home.said[key][0] for key in KEYS if key in home.said}
        self._gather_causes(home, said)
        registration = self.registrations.get(home.household.pk) if not home.is_new else None
        home.register = said
        if not said:
            return
        if registration is None:
            self._check_new_registration(home, said)
        elif registration.until is not None:
            self._refuse_home(
                home, "cause", _("The household left the register on %(day)s.") % {"day": registration.until}
            )
        else:
            self._check_known(home, said, registration)

    def _gather_causes(self, home: Home, said: dict[str, Any]) -> None:
        others = said.pop("other_causes", ())
        for name, cause in zip(CAUSE_FIELDS[1:], others, strict=False):
            said.setdefault(name, cause)
        causes = [said[name] for name in CAUSE_FIELDS if name in said]
        if len(set(causes)) < len(causes):
            self._refuse_home(home, "cause", _("Each cause is named once. Leave the second out."), "V08")

    def _refuse_home(self, home: Home, key: str, message: str, rule: str = "") -> None:
        for row in home.rows:
            if not row.is_refused:
                self.refuse(row, key, message, rule)

    def _check_new_registration(self, home: Home, said: dict[str, Any]) -> None:
        if "cause" not in said:
            if said.keys() & {"status", "exit_year", "identified", "standard"} or said.get("attribute", (None,))[0]:
                self._without_cause(home)
            said.clear()
            return
        if said.get("status") == FELL_BACK:
            self._refuse_home(
                home, "status", _("Identify the household first, then record on its sheet that it fell back.")
            )
            return
        if self._disagree(home, said, self._is_out(said)):
            return
        if self._is_out(said):
            exit_day = self._exit_day(home, said, is_new=True)
            if exit_day is None:
                return
            said["exit_day"] = exit_day
        said["since"] = self._identified(home, said)

    def _without_cause(self, home: Home) -> None:
        """Refused in a file that has a column for it; where the layout has none the household alone is made."""
        if "cause" in home.rows[0].places:
            self._refuse_home(
                home, "cause", _("A household of the register needs its main cause. Fill in the cell."), "V08"
            )
        else:
            message = _("Without a main cause the household is not put on the register.")
            self.warn(home.first, "cause", message, "V08")

    def _disagree(self, home: Home, said: dict[str, Any], is_out: bool) -> bool:
        """Whether the attribute says otherwise than that it is out of poverty, or is not; it is refused then."""
        attribute = said.get("attribute", (None, None))
        if attribute[1] is None or attribute[1] == is_out:
            return False
        message = _("The attribute does not fit: is the household out of poverty or not? Correct one of the cells.")
        self._refuse_home(home, "attribute", message, "V24")
        return True

    def _is_out(self, said: dict[str, Any]) -> bool:
        status, attribute = said.get("status"), said.get("attribute", (None, None))
        return status == EXITED or (status is None and attribute[1] is True)

    def _exit_day(self, home: Home, said: dict[str, Any], *, is_new: bool) -> date | None:
        """The day it is taken to have left poverty: the last of the year that is given."""
        year, today = said.get("exit_year"), clock.today()
        if year is None:
            self.warn(
                home.first,
                "exit_year",
                _("No year of leaving poverty is given: %(year)s is taken.") % {"year": self.year},
            )
            year = self.year
        if year > today.year:
            self._refuse_home(home, "exit_year", _("This year has not begun."))
            return None
        return min(date(year, 12, 31), self.day)

    def _identified(self, home: Home, said: dict[str, Any]) -> date:
        latest = said.get("exit_day") or self.day
        if "identified" in said:
            if said["identified"].first > latest:
                self._refuse_home(home, "identified", _("It is identified after it left poverty, or on a day to come."))
            return said["identified"].first
        self.warn(home.first, "identified", _("No time of identification is given: the start of record is taken."))
        return min(self.records_from, date(latest.year, 1, 1))

    def _check_known(self, home: Home, said: dict[str, Any], registration: Registration) -> None:
        spell = self.spells.get(registration.pk)
        is_poor = spell is not None and spell.until is None
        status = said.get("status")
        if not is_poor and status in (POOR, FELL_BACK):
            self._refuse_home(
                home, "status", _("On record it is out of poverty. If it fell back, record that on its sheet first.")
            )
            return
        if is_poor and self._is_out(said):
            exit_day = self._exit_day(home, said, is_new=False)
            if exit_day is None:
                return
            if spell is not None and exit_day < spell.since:
                self._refuse_home(home, "exit_year", _("That is before it came into poverty."))
                return
            said["exit_day"] = exit_day
        elif not is_poor and spell is not None and said.get("exit_year", spell.until.year) != spell.until.year:
            self.warn(home.first, "exit_year", _("On record it left poverty in %(year)s.") % {"year": spell.until.year})
        if "identified" in said and not said["identified"].holds(registration.since):
            self.warn(
                home.first, "identified", _("On record it was identified on %(day)s.") % {"day": registration.since}
            )
        self._check_causes(home, said, spell)
        self._disagree(home, said, "exit_day" in said or not is_poor)

    def _check_causes(self, home: Home, said: dict[str, Any], spell: PovertySpell | None) -> None:
        if spell is None:
            return
        after = [said.get(name) or getattr(spell, name) for name in CAUSE_FIELDS]
        given = [cause for cause in after if cause]
        if len(set(given)) < len(given) or (after[2] and not after[1]):
            message = _("With the causes on record one would be named twice. Give all of them.")
            self._refuse_home(home, "cause", message, "V08")

    def foresee(self, home: Home) -> None:
        super().foresee(home)
        standing = self.standing.get(id(home))
        if standing is not None:
            foresight.foresee(self, home, standing)

    # what is written

    def write_register(self, home: Home) -> None:
        said = home.register
        if all(row.is_refused for row in home.rows):
            return
        registration = self.registrations.get(home.household.pk) if not home.is_new else None
        spell = self.spells.get(registration.pk) if registration else None
        current = self.attributes.get(registration.pk) if registration else None
        if said and registration is None:
            spell = self._register(home, said)
        elif said and registration is not None:
            self._change(home, said, registration)
        if spell is not None and (registration is None or registration.until is None):
            self.standing[id(home)] = foresight.Standing(
                cause=spell.cause,
                attribute=said.get("attribute", (None,))[0] or (current.attribute if current else Attribute.GENERAL),
                is_out=spell.until is not None,
                family=home.family,
                year=home.year,
                line=self.poverty_lines[self.year_of(home.first)],
            )

    def _register(self, home: Home, said: dict[str, Any]) -> PovertySpell:
        household, since = home.household, said["since"]
        registration = self.make(
            Registration(
                village=household.village,
                household=household,
                standard=said.get("standard", Standard.NATIONAL),
                since=since,
                since_reason=RegistrationBegin.IDENTIFIED,
            )
        )
        spell = PovertySpell(
            village=household.village,
            registration=registration,
            since=since,
            since_reason=SpellBegin.IDENTIFIED,
            **{name: said[name] for name in CAUSE_FIELDS if name in said},
        )
        if spell.third_cause and not spell.second_cause:
            spell.second_cause, spell.third_cause = spell.third_cause, ""
        if "exit_day" in said:
            spell.until, spell.until_reason = said["exit_day"], SpellEnd.EXITED
        self.make(spell)
        attribute = said.get("attribute", (None, None))[0] or Attribute.GENERAL
        self.make(
            AttributeSpell(village=household.village, registration=registration, attribute=attribute, since=since)
        )
        if not home.is_new:
            home.first.changes.append((str(Registration._meta.get_field("since").verbose_name), "", str(since)))
            home.first.marks.append(f"registration {since}")
        return spell

    def _change(self, home: Home, said: dict[str, Any], registration: Registration) -> None:
        row, spell = home.first, self.spells.get(registration.pk)
        if "standard" in said:
            self.set(row, registration, "standard", said["standard"])
        if spell is not None:
            for name in CAUSE_FIELDS:
                if name in said:
                    self.set(row, spell, name, said[name])
            if "exit_day" in said:
                self.set(row, spell, "until", said["exit_day"])
                self.set(row, spell, "until_reason", SpellEnd.EXITED)
        wanted = said.get("attribute", (None, None))[0]
        current = self.attributes.get(registration.pk)
        if wanted is None or (current is not None and current.attribute == wanted):
            return
        day = self.day if current is None else max(self.day, current.since)
        successor = AttributeSpell(village=registration.village, registration=registration, attribute=wanted, since=day)
        if current is not None:
            self.note(row, successor, "attribute", current.attribute, wanted)
            current.until = day
            self.changed.setdefault((AttributeSpell, current.pk), (current, set()))[1].add("until")
        self.make(successor)


class RegisterPlanner(OnRegister, PeoplePlanner):
    """Rows of the register that are people, or heads."""

    order: ClassVar[tuple[type, ...]] = (*PeoplePlanner.order, *MADE)
    own: ClassVar[tuple[str, ...]] = (*PeoplePlanner.own, *KEYS)


class RegisterHouseholdPlanner(OnRegister, HouseholdPlanner):
    """Rows of the register that are households on record, with how they live and what they earn."""

    order: ClassVar[tuple[type, ...]] = (*HouseholdPlanner.order, *MADE)
    own: ClassVar[tuple[str, ...]] = (*HouseholdPlanner.own, *KEYS)
