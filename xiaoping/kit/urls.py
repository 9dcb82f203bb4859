from django.urls import path

from . import balancepages, checkpages, entrypages, figurepages, overviewpages, progresspages, viewpages
from .attachments import pages as attachments
from .imports import pages as imports
from .imports.progress import ImportProgress

app_name = "kit"

urlpatterns = [
    path("figures/", overviewpages.FigureList.as_view(), name="figure_list"),
    path("figures/<str:key>/", figurepages.FigurePage.as_view(), name="figure"),
    path("overview/", overviewpages.OverviewPage.as_view(), name="overview"),
    path("balances/", balancepages.BalancePage.as_view(), name="balances"),
    path("progress/", progresspages.ProgressPage.as_view(), name="progress"),
    path("checks/", checkpages.CheckList.as_view(), name="checks"),
    path("checks/<str:key>/", checkpages.CheckPage.as_view(), name="check"),
    path("entered/", entrypages.EnteredPage.as_view(), name="entered"),
    path("entered/<uuid:act>/", entrypages.TakeBackPage.as_view(), name="take_back"),
    path("imports/", imports.ImportList.as_view(), name="import_list"),
    path("imports/templates/", imports.TemplatesPage.as_view(), name="import_templates"),
    path("imports/progress/", ImportProgress.as_view(), name="import_progress"),
    path("imports/<int:pk>/", imports.ImportDetail.as_view(), name="importbatch_detail"),
    path("views/", viewpages.SavedViews.as_view(), name="saved_views"),
    path("attachments/<int:pk>/", attachments.AttachmentDetail.as_view(), name="attachment_detail"),
    path("attachments/<int:pk>/file/", attachments.AttachmentFile.as_view(), name="attachment_file"),
    path("attachments/<int:pk>/preview/", attachments.AttachmentPreview.as_view(), name="attachment_preview"),
    attachments.RemoveAttachment.pattern("attachments"),
]
