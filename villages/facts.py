"""What other parts may ask of villages by key."""

from datetime import date

from django.core.cache import cache

from xiaoping.kit import clock
from xiaoping.kit.registry import fact

from .models import Township, Village
from .querysets import scope_of

CACHE_KEY = "villages.township"
CACHE_SECONDS = 60


@fact("villages.township")
def township() -> Township | None:
    """The township, or None before it is set up. Kept for a minute once there is one."""
    found = cache.get(CACHE_KEY)
    if found is None and (found := Township.objects.first()) is not None:
        cache.set(CACHE_KEY, found, CACHE_SECONDS)
    return found


@fact("villages.records_from")
def records_from() -> date:
    """The day from which the records are complete; today before the township is set up."""
    found = township()
    return found.records_from if found else clock.today()


@fact("villages.visible")
def visible(user) -> list[tuple[str, str]]:
    """(key, name) of the villages a user may see, looked up once for each user object (one a request)."""
    kept = getattr(user, "_xiaoping_villages", None)
    if kept is None:
        villages = Village.objects.visible_to(user).order_by("number")
        kept = [(str(key), name) for key, name in villages.values_list("pk", "name")]
        user._xiaoping_villages = kept
    return kept


@fact("villages.posted_to_township")
def posted_to_township(user) -> bool:
    """Whether a user is posted to the whole township today, and so may write what belongs to the township itself."""
    return scope_of(user).township


@fact("villages.by_name")
def by_name() -> dict[str, int]:
    """Name → key of every village, for the command line."""
    return dict(Village.objects.order_by("number").values_list("name", "pk"))


@fact("villages.may_write")
def may_write(user, village: int | None) -> bool:
    """Whether a user may change records of a village, given by its key, or of the township itself where it is None."""
    return scope_of(user).holds(village)
