from django.urls import path

from . import urls_actions, views

app_name = "poverty"

urlpatterns = [
    path("registrations/", views.RegistrationList.as_view(), name="registration_list"),
    path("spells/", views.PovertySpellList.as_view(), name="spell_list"),
    path("people/", views.RegisterPersonList.as_view(), name="person_list"),
    path("helpers/", views.HelperList.as_view(), name="helper_list"),
    *urls_actions.urlpatterns,
]
