"""Addresses of what happens in welfare."""

from .pages import AWARD_PAGES, BATCH_PAGES, CASE_PAGES, HOUSEHOLD_PAGES, LINE_PAGES, PROGRAMME_PAGES

urlpatterns = [
    *(page.pattern("households") for page in HOUSEHOLD_PAGES),
    *(page.pattern("cases") for page in CASE_PAGES),
    *(page.pattern("awards") for page in AWARD_PAGES),
    *(page.pattern("programmes") for page in PROGRAMME_PAGES),
    *(page.pattern("batches") for page in BATCH_PAGES),
    *(page.pattern("payments") for page in LINE_PAGES),
]
