"""Addresses of what happens in public safety."""

from . import pages
from .pages import works

PAGES: dict[str, tuple] = {
    "hazards": (*pages.HAZARD_PAGES, *pages.FILE_PAGES["hazards"]),
    "inspections": pages.FILE_PAGES["inspections"],
    "sites": pages.SITE_PAGES,
    "cases": pages.CASE_PAGES,
    "villages": pages.VILLAGE_CASE_PAGES,
    "groups": pages.GROUP_PAGES,
    "rounds": pages.ROUND_PAGES,
    "visits": pages.VISIT_PAGES,
    "checks": pages.CHECK_PAGES,
    "deductions": pages.DEDUCTION_PAGES,
}

urlpatterns = [page.pattern(prefix) for prefix, group in PAGES.items() for page in group] + works.urlpatterns
