from django.urls import path

from . import sheets, urls_actions, views, village_sheet

app_name = "villages"

urlpatterns = [
    path("villages/", views.VillageList.as_view(), name="village_list"),
    path("villages/<int:pk>/", village_sheet.VillageSheet.as_view(), name="village_detail"),
    path("groups/", views.GroupList.as_view(), name="group_list"),
    path("households/", views.HouseholdList.as_view(), name="household_list"),
    path("households/<int:pk>/", sheets.HouseholdSheet.as_view(), name="household_detail"),
    path("people/", views.PersonList.as_view(), name="person_list"),
    path("people/<int:pk>/", sheets.PersonSheet.as_view(), name="person_detail"),
    path("id-numbers/<int:pk>/reveal/", sheets.reveal_id_number, name="idnumber_reveal"),
    *urls_actions.urlpatterns,
]
