"""Addresses of what happens to households and people, and of what is on record of them beside."""

from . import pages

PAGES = {
    "households": (
        *pages.HOUSEHOLD_PAGES,
        *pages.HOUSEHOLD_YEAR_PAGES,
        *pages.HOUSEHOLD_DATED_PAGES,
        *pages.HOUSEHOLD_FILE_PAGES,
    ),
    "people": (
        *pages.PERSON_PAGES,
        *pages.PERSON_YEAR_PAGES,
        *pages.PERSON_DATED_PAGES,
        *pages.PERSON_FILE_PAGES,
    ),
    "villages": (*pages.VILLAGE_PAGES, *pages.VILLAGE_FILE_PAGES),
    "id-numbers": pages.NUMBER_PAGES,
    "certificates": pages.CERTIFICATE_PAGES,
    "absences": pages.ABSENCE_PAGES,
    "accounts": pages.ACCOUNT_PAGES,
}

urlpatterns = [page.pattern(prefix) for prefix, group in PAGES.items() for page in group]
