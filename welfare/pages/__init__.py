"""The pages for what happens in welfare, and the buttons that lead to them."""

from .awards import AWARD_PAGES
from .cases import CASE_PAGES, HOUSEHOLD_PAGES
from .payments import BATCH_PAGES, LINE_PAGES, PROGRAMME_PAGES

__all__ = ["AWARD_PAGES", "BATCH_PAGES", "CASE_PAGES", "HOUSEHOLD_PAGES", "LINE_PAGES", "PROGRAMME_PAGES"]
