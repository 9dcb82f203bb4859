"""Addresses of what may be done to printed reports."""

from .pages import FIGURE_PAGES, FINDING_PAGES, REPORT_PAGES

urlpatterns = [
    *(page.pattern("printed") for page in REPORT_PAGES),
    *(page.pattern("printed-figures") for page in FIGURE_PAGES),
    *(page.pattern("findings") for page in FINDING_PAGES),
]
