"""Addresses of what happens on the register and of the help given."""

from .pages import (
    AWARD_PAGES,
    HOUSEHOLD_PAGES,
    LOAN_PAGES,
    PERSON_PAGES,
    POST_PAGES,
    REGISTRATION_PAGES,
    SUPPORT_PAGES,
    CorrectCause,
    EndPairing,
)

urlpatterns = [
    *(page.pattern("households") for page in (*HOUSEHOLD_PAGES, *AWARD_PAGES)),
    *(page.pattern("persons") for page in PERSON_PAGES),
    *(page.pattern("posts") for page in POST_PAGES),
    *(page.pattern("supports") for page in SUPPORT_PAGES),
    *(page.pattern("loans") for page in LOAN_PAGES),
    *(page.pattern("registrations") for page in REGISTRATION_PAGES),
    CorrectCause.pattern("spells"),
    EndPairing.pattern("helpers"),
]
