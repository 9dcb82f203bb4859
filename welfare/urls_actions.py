"""Addresses of what happens in welfare."""

from . import pages

PAGES = {
    "households": (*pages.HOUSEHOLD_PAGES, *pages.HOME_PAGES),
    "villages": pages.VILLAGE_PAGES,
    "applications": pages.APPLICATION_PAGES,
    "steps": pages.STEP_FILE_PAGES,
    "awards": pages.AWARD_PAGES,
    "programmes": pages.PROGRAMME_PAGES,
    "batches": pages.BATCH_PAGES,
    "payments": pages.LINE_PAGES,
    "houses": (*pages.WORK_PAGES, *pages.WORK_FILE_PAGES),
    "relocations": pages.RELOCATION_PAGES,
}

urlpatterns = [page.pattern(prefix) for prefix, group in PAGES.items() for page in group]
