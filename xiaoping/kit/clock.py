"""What day it is in the township."""

from datetime import date

from django.apps import apps
from django.core.cache import cache
from django.utils import timezone

CACHE_KEY = "kit.clock.demonstration"
CACHE_SECONDS = 60


def today() -> date:
    """The real day, or the day the demonstration data is set to, so that its deadlines and pages make sense."""
    return demonstration_day() or timezone.localdate()


def demonstration_day() -> date | None:
    """The day a demonstration database is set to; None in an office's own database."""
    stored = cache.get(CACHE_KEY)
    if stored is None:
        mark = apps.get_model("kit", "Demonstration").objects.first()
        stored = mark.day if mark else False
        cache.set(CACHE_KEY, stored, CACHE_SECONDS)
    return stored or None
