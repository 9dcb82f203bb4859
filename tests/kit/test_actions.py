"""What every action shares: a reason, one id, and a page whose errors stand on the fields they name."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from poverty import pages as poverty_pages
from poverty.models import HelperPairing, PovertySpell, Registration
from tests.factories import DemonstrationFactory, IdNumberFactory, PersonFactory, StayFactory
from villages import pages
from villages.models import Household, IdNumber, Person, Village
from villages.pages.attachments import AttachToHousehold, AttachToPerson
from villages.pages.records import SettleConflict
from xiaoping.kit import clock
from xiaoping.kit.actions import acting, correct, current_act
from xiaoping.kit.days import check_day
from xiaoping.kit.registry import sheet_actions

DAY = "2019-03-01"

PAGES = [
    *pages.HOUSEHOLD_PAGES,
    *pages.PERSON_PAGES,
    *pages.NUMBER_PAGES,
    *pages.HOUSEHOLD_YEAR_PAGES,
    *pages.HOUSEHOLD_DATED_PAGES,
    *pages.PERSON_YEAR_PAGES,
    *pages.PERSON_DATED_PAGES,
    *pages.CERTIFICATE_PAGES,
    *pages.ABSENCE_PAGES,
    *pages.ACCOUNT_PAGES,
    AttachToHousehold,
    AttachToPerson,
    *poverty_pages.HOUSEHOLD_PAGES,
    *poverty_pages.REGISTRATION_PAGES,
    *poverty_pages.AWARD_PAGES,
    *poverty_pages.PERSON_PAGES,
    *poverty_pages.POST_PAGES,
    *poverty_pages.SUPPORT_PAGES,
    *poverty_pages.LOAN_PAGES,
    poverty_pages.CorrectCause,
    poverty_pages.EndPairing,
]
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)


@pytest.fixture
def town(small_township):
    """The small township, with a helper in 乙村 too."""
    h9 = small_township.households["H9"]
    officer = HelperPairing.objects.first().officer
    HelperPairing.objects.create(village=h9.village, household=h9, officer=officer, since=h9.since)
    return small_township


def one_of(page, village) -> int:
    """The key of a record of 甲村 or 乙村 the page acts on."""
    people = Person.objects.filter(stays__village=village, stays__until=None)
    rows = {
        Household: Household.objects.filter(village=village, until=None),
        Person: people,
        IdNumber: IdNumber.objects.filter(person__in=people, village=village),
        Registration: Registration.objects.filter(village=village, until=None),
        PovertySpell: PovertySpell.objects.filter(village=village, until=None),
        HelperPairing: HelperPairing.objects.filter(village=village, until=None),
    }
    if page.model not in rows:
        rows[page.model] = page.model.objects.filter(village=village)
    return rows[page.model].order_by("pk").values_list("pk", flat=True)[0]


def address(page, town, village: str) -> str:
    namespace = page.__module__.partition(".")[0]
    return reverse(f"{namespace}:{page.name()}", args=[one_of(page, town.villages[village])])


@every_page
def test_anonymous_is_sent_to_login(town, client, page):
    assert client.get(address(page, town, "甲村")).headers["Location"].startswith(reverse("login"))


@every_page
def test_a_leader_is_refused(town, client, page):
    town.clerk.groups.set([])
    client.force_login(town.clerk)
    assert client.get(address(page, town, "甲村")).status_code == 403


@every_page
def test_a_clerk_gets_the_form(town, client, page):
    client.force_login(town.clerk)
    assert client.get(address(page, town, "甲村")).context["form"].fields["reason"].required


@pytest.mark.parametrize("page", [page for page in PAGES if page is not SettleConflict], ids=lambda p: p.__name__)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_cadre_does_not_find_the_record_of_another_village(town, client, page, method):
    client.force_login(town.cadre)
    assert getattr(client, method)(address(page, town, "乙村")).status_code == 404


@every_page
def test_an_empty_form_changes_nothing(town, client, page):
    client.force_login(town.clerk)
    answer = client.post(address(page, town, "甲村"))
    assert (answer.status_code, "reason" in answer.context["form"].errors) == (200, True)


def test_a_cadre_may_not_settle_conflicts(town, client):
    client.force_login(town.cadre)
    assert client.get(address(SettleConflict, town, "甲村")).status_code == 403


def test_a_birth_leads_back_to_the_household(town, client):
    client.force_login(town.cadre)
    household = town.households["H1"]
    sent = {"name": "张新", "sex": "2", "relation": "04", "on": DAY, "reason": "出生证明"}
    answer = client.post(reverse("villages:household_birth", args=[household.pk]), sent)
    assert answer.headers["Location"] == reverse("villages:household_detail", args=[household.pk])
    assert household.stays.filter(person__name="张新", since_reason="birth").exists()


def test_what_the_action_refuses_stands_on_its_field(town, client):
    client.force_login(town.cadre)
    sent = {"name": "张新", "sex": "2", "relation": "04", "on": "2015-12-31", "reason": "出生证明"}
    answer = client.post(reverse("villages:household_birth", args=[town.households["H1"].pk]), sent)
    assert set(answer.context["form"].errors) == {"on"}


def test_what_names_no_field_stands_above_the_form(town, client):
    client.force_login(town.cadre)
    registration = Registration.objects.get(household__number="H2")
    sent = {"on": DAY, "reason": "评议"}
    answer = client.post(reverse("poverty:registration_exit", args=[registration.pk]), sent)
    assert answer.context["form"].non_field_errors() == ["This household is out of poverty already."]


def test_a_death_with_the_next_head(town, client):
    client.force_login(town.cadre)
    people = town.people
    sent = {
        "on": DAY,
        "reason": "死亡证明",
        "next_head": people["李一"].pk,
        f"relation_{people['张小'].pk}": "03",
    }
    client.post(reverse("villages:person_death", args=[people["张一"].pk]), sent)
    assert people["李一"].stays.get(until=None).relation == "01"


def test_a_split_by_its_page(town, client):
    client.force_login(town.cadre)
    household, man = town.households["H3"], town.people["张男"]
    sent = {
        "members": [man.pk],
        "head": man.pk,
        "number": "H3-2",
        "group": household.group_id,
        "on": DAY,
        "reason": "分户申请",
    }
    answer = client.post(reverse("villages:household_split", args=[household.pk]), sent)
    new = Household.objects.get(number="H3-2")
    assert answer.headers["Location"] == reverse("villages:household_detail", args=[new.pk])


def test_a_group_of_another_village_is_no_choice(town, client):
    client.force_login(town.cadre)
    group = town.households["H7"].group_id
    sent = {"group": group, "number": "H12", "on": DAY, "reason": "迁移证"}
    answer = client.post(reverse("villages:household_move", args=[town.households["H4"].pk]), sent)
    assert set(answer.context["form"].errors) == {"group"}


def test_a_household_of_another_village_is_no_choice(town, client):
    client.force_login(town.cadre)
    sent = {"household": "H7", "relation": "06", "on": DAY, "reason": "结婚证"}
    answer = client.post(reverse("villages:person_marriage", args=[town.people["张男"].pk]), sent)
    assert answer.context["form"].errors == {"household": ["There is no such household in your villages."]}


def test_a_person_of_another_household_is_no_next_head(town, client):
    client.force_login(town.clerk)
    sent = {"on": DAY, "reason": "死亡证明", "next_head": town.people["赵七"].pk}
    answer = client.post(reverse("villages:person_death", args=[town.people["张一"].pk]), sent)
    assert "next_head" in answer.context["form"].errors


def test_a_number_known_elsewhere_is_answered_without_names(town, client):
    client.force_login(town.cadre)
    taken = IdNumberFactory(
        person=StayFactory(household=town.households["H7"], relation="21").person, village=town.villages["乙村"]
    )
    person = StayFactory(household=town.households["H1"], relation="21", person=PersonFactory()).person
    sent = {"kind": "01", "number": taken.number, "on": DAY, "reason": "身份证"}
    answer = client.post(reverse("villages:person_number", args=[person.pk]), sent, follow=True)
    number = person.id_numbers.get()
    assert f"conflict no. {number.pk} sent to the office" in answer.content.decode()
    assert "乙村" not in answer.content.decode()


def test_a_correction_keeps_before_and_after(town, client):
    client.force_login(town.cadre)
    person = town.people["张一"]
    sent = {"name": "张壹", "sex": "1", "born_on": "1980-01-01", "ethnicity": "侗族", "reason": "录入错误"}
    client.post(reverse("villages:person_correction", args=[person.pk]), sent)
    assert [row.name for row in person.history.order_by("history_id")] == ["张一", "张壹"]


def test_the_sheet_of_a_household_offers_what_can_be_done(town):
    links = [
        link
        for offer in ("villages", "poverty")
        for link in sheet_actions[f"household.{offer}"](town.households["H4"], town.cadre)
    ]
    assert reverse("poverty:registration_exit", args=[one_of_h4()]) in {link["url"] for link in links}


def one_of_h4() -> int:
    return Registration.objects.get(household__number="H4").pk


def test_the_sheet_offers_a_leader_nothing(town):
    town.clerk.groups.set([])
    assert sheet_actions["household.villages"](town.households["H4"], town.clerk) == []


def test_a_household_off_the_books_can_only_be_corrected(town):
    closed = Household.objects.get(number="H5")
    links = sheet_actions["household.villages"](closed, town.clerk)
    assert [link["label"] for link in links] == ["Correct the household"]


def test_no_change_without_a_reason(town):
    with pytest.raises(ValidationError, match="Say why"):
        correct(town.people["张一"], name="张壹", by=town.clerk, reason="  ")


def test_an_action_within_an_action_joins_it(db, town):
    with acting("outer", by=town.clerk, reason="评议") as outer, acting("inner", by=town.clerk, reason="") as inner:
        assert inner is outer


def test_no_action_is_left_after_a_failure(town):
    with pytest.raises(ValidationError):
        correct(town.people["张一"], sex="7", by=town.clerk, reason="录入错误")
    assert current_act() is None


def test_a_correction_outside_the_villages_is_not_found(town):
    with pytest.raises(Person.DoesNotExist):
        correct(town.people["赵七"], name="赵柒", by=town.cadre, reason="录入错误")


def test_a_village_is_not_corrected(town):
    with pytest.raises(ValidationError, match="another village"):
        correct(town.households["H1"], village=Village.objects.get(name="乙村"), by=town.clerk, reason="录入错误")


def test_a_village_is_not_changed_even_without_validation(town):
    household = Household.objects.get(number="H1")
    household.village = Village.objects.get(name="乙村")
    with pytest.raises(ValidationError, match="keeps its village"):
        household.save()


def test_a_day_between_beginning_and_today_is_good(db):
    day = date(2019, 1, 1)
    assert check_day(day, since=day, latest=day) == day


def test_the_demonstration_sets_the_clock(db):
    DemonstrationFactory()
    assert clock.today() == date(2019, 4, 15)


def test_an_office_lives_in_the_real_day(db):
    assert clock.today() == timezone.localdate()
