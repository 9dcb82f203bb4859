"""What every test stands on: an empty cache, and the small township."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.utils import translation

from tests import township
from tests.snapshot import Snapshot

built_once = Snapshot(township.build)


@pytest.fixture(autouse=True)
def empty_cache():
    """The township and the demonstration day are kept for a minute: never from one test to the next."""
    cache.clear()


@pytest.fixture(autouse=True)
def source_language():
    """A page leaves its language behind in the thread: each test begins in that of the source."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def small_township(db) -> township.SmallTownship:
    """The township described in tests/township.py."""
    return built_once.restore()


@pytest.fixture
def many_rows(small_township):
    """Add households to 甲村, each with a head, on the register, in poverty and with a helper."""
    return lambda number: township.add_households(small_township, number)
