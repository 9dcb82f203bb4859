"""Addresses of what happens to households and people, and of what is on record of them beside."""

from . import pages

urlpatterns = [
    *(page.pattern("households") for page in pages.HOUSEHOLD_PAGES),
    *(page.pattern("households") for page in (*pages.HOUSEHOLD_YEAR_PAGES, *pages.HOUSEHOLD_DATED_PAGES)),
    *(page.pattern("people") for page in pages.PERSON_PAGES),
    *(page.pattern("people") for page in (*pages.PERSON_YEAR_PAGES, *pages.PERSON_DATED_PAGES)),
    *(page.pattern("id-numbers") for page in pages.NUMBER_PAGES),
    *(page.pattern("certificates") for page in pages.CERTIFICATE_PAGES),
    *(page.pattern("absences") for page in pages.ABSENCE_PAGES),
    *(page.pattern("accounts") for page in pages.ACCOUNT_PAGES),
]
