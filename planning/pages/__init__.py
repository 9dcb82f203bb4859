"""The pages of planning beside its lists: plan and target, printed reports; and what may be done to either."""

from .changes import FIGURE_PAGES, FINDING_PAGES, REPORT_PAGES
from .plan import PlanPage, TargetPage
from .printed import PrintedReportPage, PrintedReportsPage
from .progress import DECLARATION_FILE_PAGES, DECLARATION_PAGES, TARGET_FILE_PAGES, TARGET_PAGES

__all__ = [
    "DECLARATION_FILE_PAGES",
    "DECLARATION_PAGES",
    "FIGURE_PAGES",
    "FINDING_PAGES",
    "REPORT_PAGES",
    "TARGET_FILE_PAGES",
    "TARGET_PAGES",
    "PlanPage",
    "PrintedReportPage",
    "PrintedReportsPage",
    "TargetPage",
]
