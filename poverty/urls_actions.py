"""Addresses of what happens on the register."""

from .pages import HOUSEHOLD_PAGES, REGISTRATION_PAGES, CorrectCause, EndPairing

urlpatterns = [
    *(page.pattern("households") for page in HOUSEHOLD_PAGES),
    *(page.pattern("registrations") for page in REGISTRATION_PAGES),
    CorrectCause.pattern("spells"),
    EndPairing.pattern("helpers"),
]
