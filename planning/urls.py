from django.urls import path

from . import pages, urls_actions, views

app_name = "planning"

urlpatterns = [
    path("organisations/", views.PartyOrganisationList.as_view(), name="partyorganisation_list"),
    path("returns/", views.PartyReturnList.as_view(), name="partyreturn_list"),
    path("activities/", views.PartyActivityList.as_view(), name="partyactivity_list"),
    path("banners/", views.PartyBannerList.as_view(), name="partybanner_list"),
    path("staff/", views.StaffList.as_view(), name="staffmember_list"),
    path("plan/", pages.PlanPage.as_view(), name="plan"),
    path("targets/<int:pk>/", pages.TargetPage.as_view(), name="target_detail"),
    path("printed/", pages.PrintedReportsPage.as_view(), name="printedreport_list"),
    path("printed/<int:pk>/", pages.PrintedReportPage.as_view(), name="printedreport_detail"),
    path("closes/", pages.ClosesPage.as_view(), name="periodclose_list"),
    path("closes/new/", pages.NewClosePage.as_view(), name="periodclose_new"),
    path("closes/<int:pk>/", pages.ClosePage.as_view(), name="periodclose_detail"),
    path("reports/", pages.ReportsPage.as_view(), name="report_list"),
    path("reports/begin/", pages.BeginReport.as_view(), name="report_begin"),
    path("reports/issued/", pages.IssuePage.as_view(), name="issue"),
    path("reports/issued/docx/", pages.IssueFile.as_view(kind="docx"), name="issue_docx"),
    path("reports/issued/pdf/", pages.IssueFile.as_view(kind="pdf"), name="issue_pdf"),
    path("reports/<int:pk>/", pages.ReportPage.as_view(), name="report_detail"),
    path("reports/<int:pk>/docx/", pages.DraftFile.as_view(kind="docx"), name="report_docx"),
    path("reports/<int:pk>/pdf/", pages.DraftFile.as_view(kind="pdf"), name="report_pdf"),
    *urls_actions.urlpatterns,
]
