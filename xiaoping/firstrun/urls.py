"""The only addresses there are until the first run is done."""

from django.urls import path, re_path
from django.views.generic import RedirectView
from django.views.i18n import set_language

from xiaoping.pages import health

from . import pages

urlpatterns = [
    path("first-run/", pages.Places.as_view(), name="first_run"),
    path("first-run/administrator/", pages.Administrator.as_view(), name="first_run_administrator"),
    path("language/", set_language, name="set_language"),
    path("healthz", health, name="health"),
    re_path("", RedirectView.as_view(pattern_name="first_run"), name="elsewhere"),
]
