from django.urls import path

from . import views

app_name = "safety"

urlpatterns = [
    path("sites/", views.SiteList.as_view(), name="site_list"),
    path("inspections/", views.InspectionList.as_view(), name="inspection_list"),
    path("hazards/", views.HazardList.as_view(), name="hazard_list"),
    path("drills/", views.DrillList.as_view(), name="drill_list"),
    path("campaigns/", views.CampaignList.as_view(), name="campaign_list"),
    path("publicity/", views.PublicityList.as_view(), name="publicity_list"),
    path("visits/", views.VisitList.as_view(), name="visit_list"),
    path("checks/", views.SpotCheckList.as_view(), name="spotcheck_list"),
    path("deductions/", views.DeductionList.as_view(), name="deduction_list"),
    path("cases/", views.CaseList.as_view(), name="case_list"),
]
