"""Addresses of what happens in welfare."""

from .pages import (
    APPLICATION_PAGES,
    AWARD_PAGES,
    BATCH_PAGES,
    HOUSEHOLD_PAGES,
    LINE_PAGES,
    PROGRAMME_PAGES,
    VILLAGE_PAGES,
)

urlpatterns = [
    *(page.pattern("households") for page in HOUSEHOLD_PAGES),
    *(page.pattern("villages") for page in VILLAGE_PAGES),
    *(page.pattern("applications") for page in APPLICATION_PAGES),
    *(page.pattern("awards") for page in AWARD_PAGES),
    *(page.pattern("programmes") for page in PROGRAMME_PAGES),
    *(page.pattern("batches") for page in BATCH_PAGES),
    *(page.pattern("payments") for page in LINE_PAGES),
]
