"""Houses come under contract and are accepted; households are relocated within the area allowed; photos by day."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import factories
from tests.factories import picture
from welfare import actions
from welfare.models import Exclusion, HouseWork, Programme, Relocation
from xiaoping.kit.attachments.actions import attach

SIGNED, DONE = date(2019, 2, 1), date(2019, 6, 1)


@pytest.fixture
def contract(town, act):
    """H9's house is to be repaired."""
    return act(
        actions.sign_contract,
        household=town.households["H9"],
        kind="repair",
        danger="C",
        subsidy=Decimal(5000),
        on=SIGNED,
    )


@pytest.fixture
def agree(town, act):
    """H9 agrees to be relocated, with so many square metres for three."""
    return lambda area, **more: act(
        actions.agree_relocation,
        **{
            "household": town.households["H9"],
            "mode": "county",
            "people": 3,
            "floor_area": Decimal(area),
            "on": SIGNED,
            **more,
        },
    )


def test_a_contract_is_signed_and_the_work_accepted(contract, act):
    assert (contract.contract_on, contract.accepted_on) == (SIGNED, None)
    act(actions.accept_work, house_work=contract, floor_area=Decimal("80.5"), on=DONE)
    contract.refresh_from_db()
    assert (contract.accepted_on, contract.floor_area) == (DONE, Decimal("80.5"))


def test_work_is_accepted_once(contract, act):
    act(actions.accept_work, house_work=contract, on=DONE)
    with pytest.raises(ValidationError, match="accepted on 2019-06-01"):
        act(actions.accept_work, house_work=contract, on=DONE)


def test_work_is_not_accepted_before_its_contract(contract, act):
    with pytest.raises(ValidationError, match="It began on 2019-02-01"):
        act(actions.accept_work, house_work=contract, on=date(2019, 1, 31))


def test_a_house_is_done_once(town, contract, act):
    with pytest.raises(ValidationError, match="one house, one subsidy"):
        act(
            actions.sign_contract,
            household=town.households["H9"],
            kind="repair",
            danger="D",
            subsidy=Decimal(1),
            on=SIGNED,
        )


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ({}, "needs the case it rests on"),
        ({"benefit": "house_repair"}, "another household or benefit"),
        ({"home": "H1"}, "another household or benefit"),
        ({"until_reason": "refused"}, "Only a case that was granted"),
    ],
)
def test_rebuilding_rests_on_a_granted_case_of_its_own(town, act, case, words):
    given = {"benefit": "house_rebuild", "home": "H9", "until_reason": "granted", **case}
    application = factories.ApplicationFactory(
        household=town.households[given["home"]],
        programme=Programme.objects.get(benefit=given["benefit"]),
        until=date(2019, 1, 15),
        until_reason=given["until_reason"],
    )
    with pytest.raises(ValidationError, match=words):
        act(
            actions.sign_contract,
            household=town.households["H9"],
            kind="rebuild",
            danger="D",
            subsidy=Decimal(35000),
            application=application if case else None,
            on=SIGNED,
        )


@pytest.mark.parametrize("area", ["75", "60.5"])
def test_a_new_home_within_the_area_allowed(agree, area):
    Programme.objects.filter(benefit="relocation").update(area_cap=25)
    assert agree(area).floor_area == Decimal(area)


def test_a_new_home_over_the_area_allowed_is_refused(agree):
    Programme.objects.filter(benefit="relocation").update(area_cap=25)
    with pytest.raises(ValidationError, match="At most 25 m² a person .*: 75 m² for 3"):
        agree("75.1")


def test_the_area_is_that_of_the_document_of_the_day(agree):
    """A new document of 1 March 2019 allows thirty."""
    Programme.objects.filter(benefit="relocation").update(area_cap=25, until=date(2019, 3, 1))
    factories.ProgrammeFactory(benefit="relocation", since=date(2019, 3, 1), area_cap=30)
    with pytest.raises(ValidationError, match="At most 25 m²"):
        agree("90")
    assert agree("90", on=date(2019, 3, 1)).agreed_on == date(2019, 3, 1)


def test_nobody_is_rebuilt_and_relocated(town, act):
    Exclusion.objects.create(
        benefit="house_rebuild", other="relocation", whose="household", document="文件", since=date(2016, 1, 1)
    )
    Relocation.objects.filter(household=town.households["H1"]).delete()
    with pytest.raises(ValidationError, match=r"is rebuilt, which excludes this \(文件\)"):
        act(
            actions.agree_relocation,
            household=town.households["H1"],
            mode="county",
            people=3,
            floor_area=Decimal(60),
            on=SIGNED,
        )


def test_first_moved_in_then_the_old_house_pulled_down(agree, act):
    relocation = agree("60")
    with pytest.raises(ValidationError, match="not moved in yet"):
        act(actions.clear_old_house, relocation=relocation, on=DONE)
    act(actions.move_in, relocation=relocation, on=DONE)
    with pytest.raises(ValidationError, match="It began on 2019-06-01"):
        act(actions.clear_old_house, relocation=relocation, on=SIGNED)
    act(actions.clear_old_house, relocation=relocation, on=date(2019, 9, 1))
    relocation.refresh_from_db()
    assert (relocation.moved_on, relocation.cleared_on) == (DONE, date(2019, 9, 1))


# In the browser


def test_the_households_sheet_leads_to_contract_and_agreement(town, client):
    client.force_login(town.cadre)
    home = town.households["H1"]
    page = client.get(home.get_absolute_url()).content.decode()
    assert reverse("welfare:household_contract", args=[home.pk]) in page
    assert reverse("welfare:household_relocation", args=[home.pk]) in page


def test_a_contract_is_signed_on_its_page(town, client):
    client.force_login(town.clerk)
    answer = client.post(
        reverse("welfare:household_contract", args=[town.households["H9"].pk]),
        {"kind": "repair", "danger": "C", "subsidy": "5000", "on": "2019-02-01", "reason": "合同"},
    )
    work = HouseWork.objects.get(household=town.households["H9"])
    assert answer.headers["Location"] == reverse("welfare:housework_detail", args=[work.pk])


def test_a_home_too_large_is_refused_on_its_field(town, client):
    Programme.objects.filter(benefit="relocation").update(area_cap=25)
    client.force_login(town.clerk)
    page = client.post(
        reverse("welfare:household_relocation", args=[town.households["H9"].pk]),
        {"mode": "county", "people": "1", "floor_area": "26", "on": "2019-02-01", "reason": "协议"},
    )
    assert "floor_area" in page.context["form"].errors


def test_photos_stand_before_during_and_after_by_their_day(town, client, contract, act):
    act(actions.accept_work, house_work=contract, on=DONE)

    def photo(title: str, on: date, width: int) -> None:
        upload = SimpleUploadedFile("a.jpg", picture(size=(width, 60)), "image/jpeg")
        act(attach, record=contract, uploads=[upload], title=title, on=on)

    photo("旧房", date(2019, 1, 31), 60)
    photo("开工", SIGNED, 70)
    photo("验收", DONE, 80)
    client.force_login(town.clerk)
    parts = client.get(contract.get_absolute_url()).context["photos"]
    assert [[one.title for one in part["attachments"]] for part in parts] == [["旧房"], ["开工"], ["验收"]]


def test_a_step_takes_a_scan_and_its_case_counts_it(town, client, act):
    case = act(
        actions.apply_for,
        household=town.households["H9"],
        programme=Programme.objects.get(benefit="low_income"),
        on=SIGNED,
    )
    step = case.steps.get()
    client.force_login(town.clerk)
    client.post(
        reverse("welfare:applicationstep_attachment", args=[step.pk]),
        {
            "uploads": SimpleUploadedFile("a.jpg", picture(), "image/jpeg"),
            "title": "申请书",
            "on": "2019-02-01",
            "reason": "存档",
        },
    )
    (shown,) = client.get(case.get_absolute_url()).context["steps"]
    assert (shown.files, shown.files_url) == (1, reverse("welfare:applicationstep_attachments", args=[step.pk]))


def test_an_auditor_adds_nothing(town, client, contract):
    user = factories.UserFactory(username="auditor", role="auditor")
    factories.PostingFactory(user=user)
    client.force_login(user)
    page = client.get(contract.get_absolute_url())
    assert (page.status_code, page.context["add_url"], page.context["actions"]) == (200, "", [])
