"""Addresses of what happens to households, people and ID numbers, and of photos and scans."""

from . import pages
from .pages import HOUSEHOLD_PAGES, NUMBER_PAGES, PERSON_PAGES

urlpatterns = [
    *(page.pattern("households") for page in HOUSEHOLD_PAGES),
    *(page.pattern("people") for page in PERSON_PAGES),
    *(page.pattern("id-numbers") for page in NUMBER_PAGES),
    *(page.pattern("households") for page in (pages.AttachToHousehold, pages.HouseholdAttachments)),
    *(page.pattern("people") for page in (pages.AttachToPerson, pages.PersonAttachments)),
    *(page.pattern("villages") for page in (pages.AttachToVillage, pages.VillageAttachments)),
]
