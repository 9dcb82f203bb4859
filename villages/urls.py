from django.urls import path

from . import entries, searchpage, sheets, urls_actions, views, village_sheet
from .models import BankAccount, IdNumber
from .pages import works

app_name = "villages"

urlpatterns = [
    path("choose/", entries.ChooseVillage.as_view(), name="choose"),
    path("search/", searchpage.SearchPage.as_view(), name="search"),
    path("villages/", views.VillageList.as_view(), name="village_list"),
    path("villages/<int:pk>/", village_sheet.VillageSheet.as_view(), name="village_detail"),
    path("groups/", views.GroupList.as_view(), name="group_list"),
    path("households/", views.HouseholdList.as_view(), name="household_list"),
    path("households/<int:pk>/", sheets.HouseholdSheet.as_view(), name="household_detail"),
    path("people/", views.PersonList.as_view(), name="person_list"),
    path("people/<int:pk>/", sheets.PersonSheet.as_view(), name="person_detail"),
    path("id-numbers/<int:pk>/reveal/", sheets.Reveal.as_view(model=IdNumber), name="idnumber_reveal"),
    path("accounts/<int:pk>/reveal/", sheets.Reveal.as_view(model=BankAccount), name="bankaccount_reveal"),
    path("household-years/", views.HouseholdYearList.as_view(), name="householdyear_list"),
    path("person-years/", views.PersonYearList.as_view(), name="personyear_list"),
    path("certificates/", views.DisabilityCertificateList.as_view(), name="disabilitycertificate_list"),
    path("absences/", views.AbsenceList.as_view(), name="absence_list"),
    path("accounts/", views.BankAccountList.as_view(), name="bankaccount_list"),
    path("plantings/", views.PlantingList.as_view(), name="planting_list"),
    path("investments/", views.InvestmentList.as_view(), name="investment_list"),
    path("power-stations/", views.PowerStationList.as_view(), name="powerstation_list"),
    path("collective-incomes/", views.CollectiveIncomeList.as_view(), name="collectiveincome_list"),
    path("roads/", views.RoadList.as_view(), name="road_list"),
    path("wells/", views.WellList.as_view(), name="well_list"),
    path("well-repairs/", views.WellRepairList.as_view(), name="wellrepair_list"),
    path("grid-projects/", views.GridProjectList.as_view(), name="gridproject_list"),
    path("facilities/", views.FacilityList.as_view(), name="facility_list"),
    path("facility-works/", views.FacilityWorkList.as_view(), name="facilitywork_list"),
    path("trainings/", views.TrainingList.as_view(), name="training_list"),
    path("stated-figures/", views.StatedFigureList.as_view(), name="statedfigure_list"),
    *urls_actions.urlpatterns,
    *works.urlpatterns,
]
