from django.urls import path

from . import board, calendar, coverage, leftover, sheets, urls_actions, views

app_name = "safety"

urlpatterns = [
    path("sites/", views.SiteList.as_view(), name="site_list"),
    path("sites/<int:pk>/", sheets.SiteSheet.as_view(), name="site_detail"),
    path("inspections/", views.InspectionList.as_view(), name="inspection_list"),
    path("inspections/calendar/", calendar.InspectionCalendar.as_view(), name="inspection_calendar"),
    path("inspections/<int:pk>/", sheets.InspectionSheet.as_view(), name="inspection_detail"),
    path("hazards/", views.HazardList.as_view(), name="hazard_list"),
    path("hazards/board/", board.HazardBoard.as_view(), name="hazard_board"),
    path("hazards/<int:pk>/", sheets.HazardSheet.as_view(), name="hazard_detail"),
    path("drills/", views.DrillList.as_view(), name="drill_list"),
    path("campaigns/", views.CampaignList.as_view(), name="campaign_list"),
    path("publicity/", views.PublicityList.as_view(), name="publicity_list"),
    path("rounds/", coverage.CoveragePage.as_view(), name="coverage"),
    path("rounds/left/", leftover.VisitsLeftPage.as_view(), name="visits_left"),
    path("visits/", views.VisitList.as_view(), name="visit_list"),
    path("visits/<int:pk>/", sheets.VisitSheet.as_view(), name="visit_detail"),
    path("checks/", views.SpotCheckList.as_view(), name="spotcheck_list"),
    path("deductions/", views.DeductionList.as_view(), name="deduction_list"),
    path("cases/", views.CaseList.as_view(), name="case_list"),
    path("cases/<int:pk>/", sheets.CaseSheet.as_view(), name="case_detail"),
    *urls_actions.urlpatterns,
]
