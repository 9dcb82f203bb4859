"""The pages for what happens on the register and for the help given, and the buttons that lead to them."""

from .help import AWARD_PAGES, LOAN_PAGES, PERSON_PAGES, POST_PAGES, SUPPORT_PAGES
from .register import HOUSEHOLD_PAGES, REGISTRATION_PAGES, CorrectCause, EndPairing

__all__ = [
    "AWARD_PAGES",
    "HOUSEHOLD_PAGES",
    "LOAN_PAGES",
    "PERSON_PAGES",
    "POST_PAGES",
    "REGISTRATION_PAGES",
    "SUPPORT_PAGES",
    "CorrectCause",
    "EndPairing",
]
