from django.urls import path

from . import pages

app_name = "accounts"

urlpatterns = [
    path("", pages.AccountList.as_view(), name="user_list"),
    path("new/", pages.OpenAccount.as_view(), name="user_new"),
    path("<int:pk>/", pages.AccountSheet.as_view(), name="user_detail"),
    *(page.pattern("users") for page in pages.ACCOUNT_PAGES),
    pages.EndPosting.pattern("postings"),
]
