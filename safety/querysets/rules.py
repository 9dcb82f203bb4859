"""What applies to the township as a whole: types, checklists, rounds, and rules with their days."""

from __future__ import annotations

from datetime import date, timedelta

from django.apps import apps
from django.core.cache import cache

from villages.querysets import ReadByAll
from xiaoping.kit.spells import SpellQuerySet

TYPES_KEY, ROUNDS_KEY, WARNINGS_KEY = "safety.inspection_types", "safety.visit_rounds", "safety.warnings"
KEPT_SECONDS = 60


class DatedRuleQuerySet(SpellQuerySet, ReadByAll):
    """Inspection types, checklist items and rules for cases: in force from a day until another takes their place."""


class TypeQuerySet(DatedRuleQuerySet):
    """Inspection types."""

    def choices(self) -> list[tuple[str, str]]:
        """(code, name) of every type there ever was, for filters. Kept for a minute."""
        types = self.values_list("code", "name")
        return cache.get_or_set(TYPES_KEY, lambda: list(types), KEPT_SECONDS) or []


class WarningRuleQuerySet(DatedRuleQuerySet):
    """How many days before a deadline people are warned."""

    def last_day(self, what: str, day: date) -> date:
        """The latest deadline that is warned of on `day`, where `what` is `hazard_days`, `case_days`, `licence_days`.

        The day before `day` where no rule applies: no deadline lies ahead then. Kept for a minute.
        """
        names = ("since", "until", "hazard_days", "case_days", "licence_days")
        rules = cache.get_or_set(WARNINGS_KEY, lambda: list(self.all().values(*names)), KEPT_SECONDS) or []
        for rule in rules:
            if rule["since"] <= day and (rule["until"] is None or day < rule["until"]):
                return day + timedelta(days=rule[what])
        return day - timedelta(days=1)


def warned_until(what: str, day: date) -> date:
    """The latest deadline of a hazard, case or licence that is warned of on `day`."""
    return apps.get_model("safety", "WarningRule").objects.last_day(what, day)


class RoundQuerySet(ReadByAll):
    """Visit rounds."""

    def choices(self) -> list[tuple[int, str]]:
        """(key, name) of the rounds, the latest first, for filters. Kept for a minute."""
        rounds = self.order_by("-first").values_list("pk", "name")
        return cache.get_or_set(ROUNDS_KEY, lambda: list(rounds), KEPT_SECONDS) or []
