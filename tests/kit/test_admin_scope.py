"""The administration: within the user's villages, each role its own, every change with its reason, nothing deleted."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.urls import reverse

from tests import factories
from villages.models import Household, Stay, VillagerGroup
from xiaoping.kit import roles

OWNED = [
    factories.HouseholdFactory,
    factories.StayFactory,
    factories.IdNumberFactory,
    factories.VillagerGroupFactory,
    factories.RegistrationFactory,
    factories.PovertySpellFactory,
    factories.HelperPairingFactory,
    factories.PoorVillageSpellFactory,
    factories.HelpPostFactory,
    factories.EnterpriseSupportFactory,
    factories.IndustryAwardFactory,
    factories.MicrocreditFactory,
    factories.TransferEmploymentFactory,
    factories.PlantingFactory,
    factories.InvestmentFactory,
    factories.PowerStationFactory,
    factories.CollectiveIncomeFactory,
    factories.RoadFactory,
    factories.RoadServiceFactory,
    factories.WellFactory,
    factories.WellRepairFactory,
    factories.GridProjectFactory,
    factories.FacilityFactory,
    factories.FacilityWorkFactory,
    factories.TrainingFactory,
    factories.StatedFigureFactory,
    factories.PartyOrganisationFactory,
    factories.PartyReturnFactory,
    factories.PartyActivityFactory,
    factories.PartyBannerFactory,
    factories.LeadershipSeatFactory,
    factories.TargetFactory,
    factories.MilestoneFactory,
    factories.DeclarationFactory,
    factories.ProofFactory,
    factories.SiteFactory,
    factories.InspectionFactory,
    factories.InspectionAnswerFactory,
    factories.HazardFactory,
    factories.HazardNoticeFactory,
    factories.DrillFactory,
    factories.CampaignFactory,
    factories.PublicityFactory,
    factories.VisitFactory,
    factories.SpotCheckFactory,
    factories.DeductionFactory,
    factories.SafetyCaseFactory,
]
WRITTEN = ["household", "stay", "idnumber", "person"]
every_owned = pytest.mark.parametrize("factory", OWNED, ids=lambda factory: factory._meta.model.__name__)
every_admin = pytest.mark.parametrize(
    "model",
    [
        model
        for model in admin.site._registry
        if model._meta.app_label in ("villages", "poverty", "planning", "safety", "kit")
    ],
    ids=lambda model: model._meta.label,
)


@pytest.fixture
def town(small_township):
    return small_township


def page(model, name, *args) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def elsewhere(town, factory):
    """A record of 乙村."""
    village = town.villages["乙村"]
    homes = factories.HouseholdFactory(group=VillagerGroup.objects.get(name="乙一组"))
    given = {
        "Household": {"group": homes.group},
        "Stay": {"household": homes},
        "Registration": {"household": homes},
        "HelperPairing": {"household": homes},
        "PovertySpell": {"registration__household": homes},
        "RoadService": {"road__village": village},
        "WellRepair": {"well__village": village},
        "FacilityWork": {"facility__village": village},
        "PartyReturn": {"organisation__village": village},
        "PartyActivity": {"organisation__village": village},
        "Milestone": {"target__village": village},
        "Declaration": {"target__village": village},
        "Proof": {"declaration__target__village": village},
        "LeadershipSeat": {"officer__village": village},
        "InspectionAnswer": {"inspection__village": village},
        "HazardNotice": {"hazard__village": village},
        "Visit": {"household": homes},
        "SpotCheck": {"visit__household": homes},
        "Deduction": {"check_made__visit__household": homes},
    }
    for name in ("HelpPost", "EnterpriseSupport", "IndustryAward", "Microcredit", "TransferEmployment"):
        given[name] = {"household": homes}
    return factory(**given.get(factory._meta.model.__name__, {"village": village}))


@every_owned
@pytest.mark.parametrize("view", ["change", "history", "delete"])
def test_a_cadre_does_not_open_a_record_of_another_village(town, client, factory, view):
    record = elsewhere(town, factory)
    client.force_login(town.cadre)
    answer = client.get(page(type(record), view, record.pk))
    assert (answer.status_code, "乙村" in answer.content.decode()) == (404, False)


@every_owned
def test_a_cadre_lists_no_record_of_another_village(town, client, factory):
    elsewhere(town, factory)
    client.force_login(town.cadre)
    answer = client.get(page(factory._meta.model, "changelist"))
    assert (answer.status_code, "乙村" in answer.content.decode()) == (200, False)


@every_owned
def test_a_forged_change_of_another_villages_record_changes_nothing(town, client, factory):
    record = elsewhere(town, factory)
    client.force_login(town.cadre)
    client.post(page(type(record), "change", record.pk), {"change_reason": "试", "until": "2019-01-01"})
    assert record.history.count() == 1


@every_admin
def test_every_list_and_its_search_opens_for_an_auditor(town, client, model):
    town.clerk.groups.set(Group.objects.filter(name=roles.AUDITOR))
    client.force_login(town.clerk)
    answer = client.get(page(model, "changelist"), {"q": "张"})
    assert answer.status_code == 200


@every_admin
def test_nobody_without_a_role_opens_a_list(town, client, model):
    town.clerk.groups.set([])
    client.force_login(town.clerk)
    assert client.get(page(model, "changelist")).status_code == 403


@every_admin
def test_an_auditor_adds_nothing(town, client, model):
    town.clerk.groups.set(Group.objects.filter(name=roles.AUDITOR))
    client.force_login(town.clerk)
    assert client.get(page(model, "add")).status_code == 403


@every_admin
def test_nobody_deletes(town, model):
    assert not admin.site._registry[model].has_delete_permission(None)


@pytest.mark.parametrize("role", roles.ROLES)
def test_no_role_may_delete(town, role):
    granted = Group.objects.get(name=role).permissions.values_list("codename", flat=True)
    assert not [codename for codename in granted if codename.startswith("delete_")]


@pytest.mark.parametrize("name", ["household", "person"])
def test_autocompletes_offer_only_the_cadres_villages(town, client, name):
    client.force_login(town.cadre)
    query = {"app_label": "villages", "model_name": "stay", "field_name": name, "term": ""}
    offered = {row["text"] for row in client.get(reverse("admin:autocomplete"), query).json()["results"]}
    assert (bool(offered & {"H1", "张一"}), bool(offered & {"H7", "赵七"})) == (True, False)


def test_the_village_filter_offers_only_the_cadres_villages(town, client):
    factories.PostingFactory(user=town.cadre, village=town.villages["丙村"])
    client.force_login(town.cadre)
    filters = client.get(page(Household, "changelist")).context["cl"].filter_specs
    assert [name for _key, name in filters[0].lookup_choices] == ["甲村", "丙村"]


def new_stay(household, person) -> dict:
    return {
        "household": household.pk,
        "person": person.pk,
        "relation": "21",
        "since": "2019-03-01",
        "since_reason": "corrected",
        "change_reason": "漏登",
    }


@pytest.fixture
def returned(town):
    """A man of 甲村 who is in no household now."""
    stay = factories.StayFactory(
        household=town.households["H1"], relation="21", until=date(2018, 1, 1), until_reason="moved_out"
    )
    return stay.person


def test_a_cadre_enters_a_stay_with_its_reason(town, client, returned):
    client.force_login(town.cadre)
    client.post(page(Stay, "add"), new_stay(town.households["H1"], returned))
    stay = returned.stays.get(until=None)
    row = stay.history.get()
    assert (row.history_user, row.history_change_reason, stay.village) == (town.cadre, "漏登", town.villages["甲村"])


def test_a_forged_household_is_no_choice(town, client, returned):
    client.force_login(town.cadre)
    answer = client.post(page(Stay, "add"), new_stay(town.households["H7"], returned))
    assert set(answer.context["adminform"].form.errors) == {"household"}


def test_a_forged_person_is_no_choice(town, client):
    client.force_login(town.cadre)
    answer = client.post(page(Stay, "add"), new_stay(town.households["H1"], town.people["赵末"]))
    assert set(answer.context["adminform"].form.errors) == {"person"}


def test_a_stay_without_a_reason_is_not_entered(town, client, returned):
    client.force_login(town.cadre)
    answer = client.post(page(Stay, "add"), new_stay(town.households["H1"], returned) | {"change_reason": ""})
    assert set(answer.context["adminform"].form.errors) == {"change_reason"}


def test_what_the_database_refuses_is_said_and_not_raised(town, client):
    client.force_login(town.cadre)
    answer = client.post(page(Stay, "add"), new_stay(town.households["H2"], town.people["张一"]))
    assert "This person is in a household already." in answer.content.decode()


def household_form(household, **changes) -> dict:
    return {
        "group": household.group_id,
        "number": household.number,
        "address": "新址",
        "phone": "",
        "since": household.since,
        "since_reason": household.since_reason,
        "change_reason": "录入错误",
        "stays-TOTAL_FORMS": "0",  # its members are only read there
        "stays-INITIAL_FORMS": "0",
        **changes,
    }


def test_a_change_is_signed(town, client):
    client.force_login(town.cadre)
    household = town.households["H1"]
    client.post(page(Household, "change", household.pk), household_form(household))
    row = household.history.latest()
    assert (row.address, row.history_user, row.history_change_reason) == ("新址", town.cadre, "录入错误")


def test_a_forged_village_is_ignored_in_a_change(town, client):
    client.force_login(town.clerk)
    household = town.households["H1"]
    client.post(page(Household, "change", household.pk), household_form(household, village=town.villages["乙村"].pk))
    assert Household.objects.get(pk=household.pk).village == town.villages["甲村"]


def test_a_group_of_another_village_is_refused(town, client):
    client.force_login(town.clerk)
    household = town.households["H1"]
    other = town.households["H7"].group_id
    answer = client.post(page(Household, "change", household.pk), household_form(household, group=other))
    assert "This belongs to another village." in answer.content.decode()


def test_the_history_shows_who_and_why_behind_the_mask(town, client):
    client.force_login(town.cadre)
    household = town.households["H1"]
    client.post(page(Household, "change", household.pk), household_form(household, phone="13900005678"))
    shown = client.get(page(Household, "history", household.pk)).content.decode()
    assert ("录入错误" in shown, "139****5678" in shown, "13900005678" in shown) == (True, True, False)


def test_there_is_no_way_to_revert(town, client):
    client.force_login(town.clerk)
    household = town.households["H1"]
    version = household.history.first()
    assert client.get(f"{page(Household, 'history', household.pk)}{version.pk}/").status_code in (302, 404)
