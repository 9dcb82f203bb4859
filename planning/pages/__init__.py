"""The pages of planning beside its lists, one file a subject: printed reports; what may be done to them."""

from .changes import FIGURE_PAGES, FINDING_PAGES, REPORT_PAGES
from .printed import PrintedReportPage, PrintedReportsPage

__all__ = ["FIGURE_PAGES", "FINDING_PAGES", "REPORT_PAGES", "PrintedReportPage", "PrintedReportsPage"]
