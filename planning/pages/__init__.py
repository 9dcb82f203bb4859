"""The pages of planning beside its lists: plan, printed reports, closes, yearly report; what may be done to each."""

from .changes import FIGURE_PAGES, FINDING_PAGES
from .changes import REPORT_PAGES as PRINTED_REPORT_PAGES
from .closing import CLOSE_PAGES, ClosePage, ClosesPage, NewClosePage
from .plan import PlanPage, TargetPage
from .printed import PrintedReportPage, PrintedReportsPage
from .progress import DECLARATION_FILE_PAGES, DECLARATION_PAGES, TARGET_FILE_PAGES, TARGET_PAGES
from .reports import DraftFile, IssueFile, IssuePage, ReportPage, ReportsPage
from .writing import REPORT_PAGES, SECTION_PAGES, SECTION_PARTS, BeginReport

__all__ = [
    "CLOSE_PAGES",
    "DECLARATION_FILE_PAGES",
    "DECLARATION_PAGES",
    "FIGURE_PAGES",
    "FINDING_PAGES",
    "PRINTED_REPORT_PAGES",
    "REPORT_PAGES",
    "SECTION_PAGES",
    "SECTION_PARTS",
    "TARGET_FILE_PAGES",
    "TARGET_PAGES",
    "BeginReport",
    "DraftFile",
    "IssueFile",
    "IssuePage",
    "ClosePage",
    "ClosesPage",
    "NewClosePage",
    "PlanPage",
    "PrintedReportPage",
    "PrintedReportsPage",
    "ReportPage",
    "ReportsPage",
    "TargetPage",
]
