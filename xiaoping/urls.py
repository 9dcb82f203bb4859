"""Every address of the project."""

from django.contrib import admin
from django.contrib.auth import views as auth
from django.urls import include, path
from django.views.i18n import set_language

from . import pages

urlpatterns = [
    path("", pages.Home.as_view(), name="home"),
    path("login/", pages.Login.as_view(), name="login"),
    path("logout/", auth.LogoutView.as_view(), name="logout"),
    path("password/", pages.ChangePassword.as_view(), name="password_change"),
    path("password/done/", auth.PasswordChangeDoneView.as_view(), name="password_change_done"),
    path("language/", set_language, name="set_language"),
    path("healthz", pages.health, name="health"),
    path("", include("xiaoping.kit.urls")),
    path("villages/", include("villages.urls")),
    path("poverty/", include("poverty.urls")),
    path("accounts/", include("xiaoping.accounts.urls")),
    path("welfare/", include("welfare.urls")),
    path("planning/", include("planning.urls")),
    path("safety/", include("safety.urls")),
    path("admin/", admin.site.urls),
]
