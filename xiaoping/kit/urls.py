from django.urls import path

from . import balancepages, entrypages, figurepages, overviewpages, progresspages

app_name = "kit"

urlpatterns = [
    path("figures/", figurepages.FigureList.as_view(), name="figure_list"),
    path("figures/<str:key>/", figurepages.FigurePage.as_view(), name="figure"),
    path("overview/", overviewpages.OverviewPage.as_view(), name="overview"),
    path("balances/", balancepages.BalancePage.as_view(), name="balances"),
    path("progress/", progresspages.ProgressPage.as_view(), name="progress"),
    path("entered/", entrypages.EnteredPage.as_view(), name="entered"),
    path("entered/<uuid:act>/", entrypages.TakeBackPage.as_view(), name="take_back"),
]
