"""Addresses of what may be done to the plan, to printed reports, to closed periods and to the yearly report."""

from .pages import (
    CLOSE_PAGES,
    DECLARATION_FILE_PAGES,
    DECLARATION_PAGES,
    FIGURE_PAGES,
    FINDING_PAGES,
    PRINTED_REPORT_PAGES,
    REPORT_PAGES,
    SECTION_PAGES,
    SECTION_PARTS,
    TARGET_FILE_PAGES,
    TARGET_PAGES,
)

urlpatterns = [
    *(page.pattern("targets") for page in (*TARGET_PAGES, *TARGET_FILE_PAGES)),
    *(page.pattern("declarations") for page in (*DECLARATION_PAGES, *DECLARATION_FILE_PAGES)),
    *(page.pattern("printed") for page in PRINTED_REPORT_PAGES),
    *(page.pattern("printed-figures") for page in FIGURE_PAGES),
    *(page.pattern("findings") for page in FINDING_PAGES),
    *(page.pattern("closes") for page in CLOSE_PAGES),
    *(page.pattern("reports") for page in REPORT_PAGES),
    *(page.pattern("sections") for page in SECTION_PAGES),
    *SECTION_PARTS,
]
