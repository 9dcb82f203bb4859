"""Which rows: each method is a rule the office can say in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from xiaoping.kit import clock
from xiaoping.kit.spells import SpellQuerySet


@dataclass(frozen=True)
class Scope:
    """Where a user is posted today: the whole township, or some villages, or nowhere."""

    township: bool
    villages: frozenset[int]

    @property
    def nowhere(self) -> bool:
        return not self.township and not self.villages

    def holds(self, village: int | None) -> bool:
        """Whether a record of this village, or of the township itself where it is None, may be changed from here."""
        return self.township or village in self.villages


def scope_of(user) -> Scope:
    """The villages a user is posted to today, looked up once for each user object (one a request)."""
    kept = getattr(user, "_xiaoping_scope", None)
    if kept is None:
        if not user.is_active or user.pk is None:
            kept = Scope(False, frozenset())
        else:
            posted = set(user.postings.in_force(clock.today()).values_list("village", flat=True))
            kept = Scope(None in posted, frozenset(posted - {None}))
        user._xiaoping_scope = kept
    return kept


def _number_of(rows, by: str):
    """How many of `rows` (already tied to the outer row) there are, as a subquery; 0 rather than nothing."""
    counted = rows.order_by().values(by).annotate(_number=Count("pk")).values("_number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _in_force(model: str, day: date, **tie):
    return apps.get_model("villages", model).objects.in_force(day).filter(**tie)


HARDENED = ("cement", "asphalt")


def _roads(day: date, **tie):
    """What roads in use at the end of `day` serve."""
    roads = _in_force("Road", day, pk=OuterRef("road"))
    return apps.get_model("villages", "RoadService").objects.filter(Exists(roads), **tie)


class VillageScoped(models.QuerySet):
    """Rows that belong to a village, or, where `village` is empty, to the township itself (乡直)."""

    village_path = "village"

    def visible_to(self, user):
        """What a user may see: the rows of their villages, and the township's own."""
        scope = scope_of(user)
        if scope.township:
            return self.all()
        if scope.nowhere:
            return self.none()
        within = Q(**{f"{self.village_path}__in": scope.villages})
        if self.has_township_rows:
            within |= Q(**{self.village_path: None})
        return self.filter(within)

    def writable_by(self, user):
        """What a user may change: the rows of their villages; the township's own only from a township posting."""
        scope = scope_of(user)
        if scope.township:
            return self.all()
        return self.filter(**{f"{self.village_path}__in": scope.villages})

    def in_village(self, village):
        """The rows of one village."""
        return self.filter(**{self.village_path: village})

    @property
    def has_township_rows(self) -> bool:
        """Whether these records may belong to the township itself."""
        return self.village_path == "village" and self.model._meta.get_field("village").null

    def with_head(self, day: date, path: str = "pk"):
        """With `head_name` and `member_count` on `day`; `path` leads from the row to its household."""
        stays = _in_force("Stay", day, household=OuterRef(path))
        return self.annotate(
            head_name=Subquery(stays.filter(relation="01").values("person__name")[:1]),
            member_count=_number_of(stays, "household"),
        )


class ScopedSpells(SpellQuerySet, VillageScoped):
    """Spells that belong to a village."""


class VillageQuerySet(ScopedSpells):
    """Villages; each belongs to itself."""

    village_path = "pk"

    def poor_on(self, day: date):
        """Designated as poor villages on `day`."""
        return self.filter(Exists(_in_force("PoorVillageSpell", day, village=OuterRef("pk"))))

    def with_road(self, day: date):
        """Served by a road, of whatever surface, at the end of `day`."""
        return self.in_force(day).filter(Exists(_roads(day, village=OuterRef("pk"), group=None)))

    def with_hardened_road(self, day: date):
        """Served by a road of cement or asphalt at the end of `day`."""
        roads = _roads(day, village=OuterRef("pk"), group=None, road__surface__in=HARDENED)
        return self.in_force(day).filter(Exists(roads))

    def with_photovoltaics(self, day: date):
        """With a photovoltaic power station that feeds in at the end of `day`."""
        return self.in_force(day).filter(Exists(_in_force("PowerStation", day, village=OuterRef("pk"))))

    def poor_with_photovoltaics(self, day: date):
        """Poor villages with such a power station at the end of `day`."""
        return self.poor_on(day).with_photovoltaics(day)

    def with_size(self, day: date):
        """With `is_poor`, `group_count`, `household_count` and `person_count` on `day`."""
        own = {"village": OuterRef("pk")}
        return self.annotate(
            is_poor=Exists(_in_force("PoorVillageSpell", day, **own)),
            group_count=_number_of(_in_force("VillagerGroup", day, **own), "village"),
            household_count=_number_of(_in_force("Household", day, **own), "village"),
            person_count=_number_of(_in_force("Stay", day, **own), "village"),
        )


class GroupQuerySet(ScopedSpells):
    """Villager groups."""

    def with_cement_road(self, day: date):
        """Served by a road of cement at the end of `day`. A road that serves the village alone does not count."""
        return self.in_force(day).filter(Exists(_roads(day, group=OuterRef("pk"), road__surface="cement")))

    def with_size(self, day: date):
        """With `household_count` and `person_count` on `day`."""
        return self.annotate(
            household_count=_number_of(_in_force("Household", day, group=OuterRef("pk")), "group"),
            person_count=_number_of(_in_force("Stay", day, household__group=OuterRef("pk")), "household__group"),
        )


class HouseholdQuerySet(ScopedSpells):
    """Households; in force from being set up or moving in until moving away or dying out."""

    def without_phone(self, day: date):
        """On the books at the end of `day` with no phone on record."""
        return self.in_force(day).filter(phone="")


class StayQuerySet(ScopedSpells):
    """People in households."""

    def came_in(self, period):
        """Persons who joined a household in the period. A change of head or of relation is no arrival."""
        return self.begun_in(period).exclude(since_reason="changed")

    def went_out(self, period):
        """Persons who left a household in the period. A change of head or of relation is no departure."""
        return self.ended_in(period).exclude(until_reason="changed")

    def without_id_number(self, day: date):
        """In a household at the end of `day` with no resident number on record that day."""
        return self.in_force(day).filter(~Exists(_in_force("IdNumber", day, person=OuterRef("person"), kind="01")))

    def with_disputed_number(self, day: date):
        """In a household at the end of `day` with a number that is already on record elsewhere."""
        return self.in_force(day).filter(
            Exists(_in_force("IdNumber", day, person=OuterRef("person"), is_disputed=True))
        )

    def with_id_number(self, day: date):
        """With `id_masked`, the masked resident number in force on `day`."""
        numbers = _in_force("IdNumber", day, person=OuterRef("person"), kind="01")
        return self.annotate(id_masked=Subquery(numbers.values("masked")[:1]))


class ReadByAll(models.QuerySet):
    """What is the township's as a whole and no secret (rules, goals): a township posting is needed to change it."""

    def visible_to(self, user):
        """All of it."""
        return self.all()

    def writable_by(self, user):
        """All of it from a township posting, nothing from a village's."""
        return self.all() if scope_of(user).township else self.none()


class PersonQuerySet(models.QuerySet):
    """People; a person is seen where they stay or stayed, and changed only where they stay now."""

    def visible_to(self, user):
        """People who stay, or once stayed, in the user's villages."""
        scope = scope_of(user)
        if scope.township:
            return self.all()
        return self.filter(Exists(self._stays().filter(village__in=scope.villages)))

    def writable_by(self, user):
        """People whose latest stay is in the user's villages."""
        scope = scope_of(user)
        if scope.township:
            return self.all()
        latest = self._stays().order_by("-since", "-pk").values("village")[:1]
        return self.annotate(_latest_village=models.Subquery(latest)).filter(_latest_village__in=scope.villages)

    def _stays(self):
        return apps.get_model("villages", "Stay").objects.filter(person=OuterRef("pk"))


class IdNumberQuerySet(ScopedSpells):
    """ID numbers, kept encrypted; they are looked up by their index, never by their text."""

    def undisputed(self):
        """Numbers nobody contests."""
        return self.filter(is_disputed=False)

    def disputed(self):
        """Numbers already on record elsewhere when they were entered; the office settles them."""
        return self.filter(is_disputed=True)

    def matching(self, number: str):
        """Numbers in force with the same first 18 characters: a disability number finds its resident number."""
        from ..idnumbers import index_of

        return self.filter(lookup18=index_of(number[:18]), until=None)
