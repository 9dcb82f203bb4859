"""Addresses of what happens in welfare."""

from .pages import AWARD_PAGES, CASE_PAGES, HOUSEHOLD_PAGES

urlpatterns = [
    *(page.pattern("households") for page in HOUSEHOLD_PAGES),
    *(page.pattern("cases") for page in CASE_PAGES),
    *(page.pattern("awards") for page in AWARD_PAGES),
]
