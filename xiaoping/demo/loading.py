"""Loads the demonstration township into an empty database, all of it or nothing."""

from django.apps import apps
from django.contrib.auth.models import User
from django.core.cache import cache
from django.db import connection, transaction

from villages import facts
from villages.models import Township
from xiaoping.firstrun import code
from xiaoping.kit import clock
from xiaoping.kit.actions import acting
from xiaoping.kit.bulk import keeps_history
from xiaoping.kit.models import Demonstration

from . import (
    accounts,
    cases,
    closing,
    crops,
    faults,
    help,
    index,
    lives,
    living,
    party,
    people,
    photos,
    plan,
    policy,
    poverty,
    printed,
    publicity,
    report,
    safety,
    staff,
    statements,
    villages,
    visits,
    welfare,
    works,
)
from .records import TODAY
from .writing import sign

# each has load(township); a later one may look up what an earlier one wrote
MODULES = (
    villages,
    accounts,
    crops,
    works,
    statements,
    poverty,
    lives,
    living,
    policy,
    help,
    faults,
    welfare,
    party,
    printed,
    plan,
    safety,
    publicity,
    visits,
    cases,
    photos,
    index,
)
SIGNED_BY, REASON = "demonstration", "演示数据"  # the account and the reason every row's history names


class NotEmpty(Exception):
    """The database holds something that the demonstration must not be mixed with; the message says what."""


def is_loaded() -> bool:
    """Whether this database holds the demonstration township."""
    return Demonstration.objects.exists()


def load() -> None:
    """Make the township and write it, signed by an account nobody can use. Raises NotEmpty if there is other data."""
    if found := obstacle():
        raise NotEmpty(found)
    with transaction.atomic():
        author = User.objects.create_user(SIGNED_BY, last_name=REASON, is_active=False)
        with acting("load_demo", by=author, reason=REASON) as act:
            township = people.build()
            Demonstration.objects.create(day=TODAY)
            for module in MODULES:
                module.load(township)
                measure()
            sign(act)
        measure()
        cache.delete_many([clock.CACHE_KEY, facts.CACHE_KEY])
        closing.load()
        report.load()
    cache.delete_many([clock.CACHE_KEY, facts.CACHE_KEY])


def measure() -> None:
    """Tell the database how much it now holds.

    Until it knows, PostgreSQL takes the new tables for nearly empty, and plans a figure of the register for minutes.
    """
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def obstacle() -> str:
    """What stands in the way of loading, in words; empty if nothing does."""
    if is_loaded():
        return "it holds the demonstration township already"
    if township := Township.objects.first():
        return f"it holds the records of {township}"
    if code.is_waiting():
        return "it is an office's own, waiting for its first run"
    for model in filter(keeps_history, apps.get_models()):
        if model._base_manager.exists():
            return f"it holds records of {model._meta.label}"
    taken = User.objects.filter(username__in=[SIGNED_BY, *(account.username for account in staff.ACCOUNTS)])
    if names := ", ".join(taken.values_list("username", flat=True)):
        return f"it has accounts with the names of the demonstration's: {names}"
    return ""
