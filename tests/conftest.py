"""What every test stands on: an empty cache, and the small township."""

import copy

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from tests import township
from tests.snapshot import Kept, Snapshot

built_once = Snapshot(township.build)
kept = Kept(built_once)

COMMITS = {"transactional_db", "live_server"}


@pytest.fixture(autouse=True)
def empty_cache():
    """The township and the demonstration day are kept for a minute: never from one test to the next."""
    cache.clear()


@pytest.fixture(autouse=True)
def source_language():
    """A page leaves its language behind in the thread: each test begins in that of the source."""
    translation.activate(settings.LANGUAGE_CODE)


def keeps_rows(item: pytest.Item) -> bool:
    """Whether a test begins with the small township and leaves the database as it was."""
    names = set(item.fixturenames)
    return "small_township" in names and not names & COMMITS and item.get_closest_marker("django_db") is None


def uses_database(item: pytest.Item) -> bool:
    return "django_db_setup" in item.fixturenames or item.get_closest_marker("django_db") is not None


@pytest.fixture(scope="session")
def database_kept(django_db_setup, django_db_blocker):
    """Access to the database from outside a test; nothing stays open at the end."""
    yield django_db_blocker
    with django_db_blocker.unblock():
        kept.drop()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Before anything of a test begins that wants the database otherwise, the small township's rows are gone."""
    if kept.blocker and uses_database(item) and not keeps_rows(item):
        with kept.blocker.unblock():
            kept.drop()


@pytest.fixture(autouse=True)
def kept_rows(request):
    """Before a test's own transaction begins, the small township is there if it is wanted."""
    if keeps_rows(request.node):
        kept.blocker = request.getfixturevalue("database_kept")
        with kept.blocker.unblock():
            kept.keep()


@pytest.fixture
def small_township(request, db) -> township.SmallTownship:
    """The township described in tests/township.py."""
    return copy.deepcopy(kept.built) if keeps_rows(request.node) else built_once.restore()


@pytest.fixture
def many_rows(small_township):
    """Add households to 甲村, each with a head, on the register, in poverty and with a helper."""
    return lambda number: township.add_households(small_township, number)
