from django.urls import path

from . import figurepages

app_name = "kit"

urlpatterns = [
    path("", figurepages.FigureList.as_view(), name="figure_list"),
    path("<str:key>/", figurepages.FigurePage.as_view(), name="figure"),
]
