from django.urls import path

from . import entrypages, figurepages

app_name = "kit"

urlpatterns = [
    path("figures/", figurepages.FigureList.as_view(), name="figure_list"),
    path("figures/<str:key>/", figurepages.FigurePage.as_view(), name="figure"),
    path("entered/", entrypages.EnteredPage.as_view(), name="entered"),
    path("entered/<uuid:act>/", entrypages.TakeBackPage.as_view(), name="take_back"),
]
