from django.urls import path

from . import benefit_page, house_sheets, notice_page, programme_page, sheets, urls_actions, views

app_name = "welfare"

urlpatterns = [
    path("programmes/", programme_page.ProgrammePage.as_view(), name="programmes"),
    path("benefits/<slug:benefit>/", benefit_page.BenefitPage.as_view(), name="benefit"),
    path("awards/", views.AwardList.as_view(), name="award_list"),
    path("applications/", views.ApplicationList.as_view(), name="application_list"),
    path("applications/<int:pk>/", sheets.ApplicationSheet.as_view(), name="application_detail"),
    path("notices/", views.NoticeList.as_view(), name="notice_list"),
    path("notices/<int:pk>/", sheets.NoticeSheet.as_view(), name="notice_detail"),
    path("notices/<int:pk>/list/", notice_page.NoticePage.as_view(), name="notice_print"),
    path("batches/", views.PaymentBatchList.as_view(), name="paymentbatch_list"),
    path("batches/<int:pk>/", sheets.BatchSheet.as_view(), name="paymentbatch_detail"),
    path("payments/", views.PaymentLineList.as_view(), name="paymentline_list"),
    path("houses/", views.HouseWorkList.as_view(), name="housework_list"),
    path("houses/<int:pk>/", house_sheets.HouseWorkSheet.as_view(), name="housework_detail"),
    path("relocations/", views.RelocationList.as_view(), name="relocation_list"),
    path("relocations/<int:pk>/", house_sheets.RelocationSheet.as_view(), name="relocation_detail"),
    *urls_actions.urlpatterns,
]
