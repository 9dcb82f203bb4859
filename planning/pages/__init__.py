"""The pages of planning beside its lists: plan and target, printed reports, closes; and what may be done to each."""

from .changes import FIGURE_PAGES, FINDING_PAGES, REPORT_PAGES
from .closing import CLOSE_PAGES, ClosePage, ClosesPage, NewClosePage
from .plan import PlanPage, TargetPage
from .printed import PrintedReportPage, PrintedReportsPage
from .progress import DECLARATION_FILE_PAGES, DECLARATION_PAGES, TARGET_FILE_PAGES, TARGET_PAGES

__all__ = [
    "CLOSE_PAGES",
    "DECLARATION_FILE_PAGES",
    "DECLARATION_PAGES",
    "FIGURE_PAGES",
    "FINDING_PAGES",
    "REPORT_PAGES",
    "TARGET_FILE_PAGES",
    "TARGET_PAGES",
    "ClosePage",
    "ClosesPage",
    "NewClosePage",
    "PlanPage",
    "PrintedReportPage",
    "PrintedReportsPage",
    "TargetPage",
]
