"""The pages for what happens in public safety, and the buttons that lead to them."""

from .cases import CASE_PAGES, VILLAGE_CASE_PAGES
from .hazards import FILE_PAGES, HAZARD_PAGES
from .sites import SITE_PAGES
from .visits import CHECK_PAGES, DEDUCTION_PAGES, GROUP_PAGES, ROUND_PAGES, VISIT_PAGES

__all__ = [
    "CASE_PAGES",
    "CHECK_PAGES",
    "DEDUCTION_PAGES",
    "FILE_PAGES",
    "GROUP_PAGES",
    "HAZARD_PAGES",
    "ROUND_PAGES",
    "SITE_PAGES",
    "VILLAGE_CASE_PAGES",
    "VISIT_PAGES",
]
