"""The pages for what happens to households and people, and for what is asked of them every year."""

from .dated import ABSENCE_PAGES, ACCOUNT_PAGES, CERTIFICATE_PAGES, HOUSEHOLD_DATED_PAGES, PERSON_DATED_PAGES
from .records import HOUSEHOLD_PAGES, NUMBER_PAGES, PERSON_PAGES
from .years import HOUSEHOLD_YEAR_PAGES, PERSON_YEAR_PAGES

__all__ = [
    "ABSENCE_PAGES",
    "ACCOUNT_PAGES",
    "CERTIFICATE_PAGES",
    "HOUSEHOLD_DATED_PAGES",
    "HOUSEHOLD_PAGES",
    "HOUSEHOLD_YEAR_PAGES",
    "NUMBER_PAGES",
    "PERSON_DATED_PAGES",
    "PERSON_PAGES",
    "PERSON_YEAR_PAGES",
]
