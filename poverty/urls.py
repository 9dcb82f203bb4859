from django.urls import path

from . import urls_actions, views
from .pages.layouts import LayoutsPage

app_name = "poverty"

urlpatterns = [
    path("registrations/", views.RegistrationList.as_view(), name="registration_list"),
    path("spells/", views.PovertySpellList.as_view(), name="spell_list"),
    path("people/", views.RegisterPersonList.as_view(), name="person_list"),
    path("helpers/", views.HelperList.as_view(), name="helper_list"),
    path("posts/", views.HelpPostList.as_view(), name="helppost_list"),
    path("supports/", views.EnterpriseSupportList.as_view(), name="enterprisesupport_list"),
    path("awards/", views.IndustryAwardList.as_view(), name="industryaward_list"),
    path("loans/", views.MicrocreditList.as_view(), name="microcredit_list"),
    path("employments/", views.TransferEmploymentList.as_view(), name="transferemployment_list"),
    path("layouts/", LayoutsPage.as_view(), name="layouts"),
    *urls_actions.urlpatterns,
]
