"""The pages for what happens in welfare, and the buttons that lead to them."""

from .applications import APPLICATION_PAGES, HOUSEHOLD_PAGES
from .attachments import STEP_FILE_PAGES, WORK_FILE_PAGES
from .awards import AWARD_PAGES
from .houses import HOME_PAGES, RELOCATION_PAGES, WORK_PAGES
from .notices import VILLAGE_PAGES
from .payments import BATCH_PAGES, LINE_PAGES, PROGRAMME_PAGES

__all__ = [
    "APPLICATION_PAGES",
    "AWARD_PAGES",
    "BATCH_PAGES",
    "HOME_PAGES",
    "HOUSEHOLD_PAGES",
    "LINE_PAGES",
    "PROGRAMME_PAGES",
    "RELOCATION_PAGES",
    "STEP_FILE_PAGES",
    "VILLAGE_PAGES",
    "WORK_FILE_PAGES",
    "WORK_PAGES",
]
