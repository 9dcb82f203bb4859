"""Cases and awards are asked about where they are entered: who decides, who applies again, and who never applied."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests import factories
from villages.models import DisabilityCertificate, Officer
from welfare import actions
from welfare.models import Programme, Rate
from xiaoping.kit.checks import checks
from xiaoping.kit.findings import findings, settle
from xiaoping.kit.foresight import Doubtful, Seen

from .numbers import under

DAY, MARCH = date(2019, 4, 15), date(2019, 3, 1)
WITHOUT = "welfare.entitled_without_case"


# Who decides


@pytest.fixture
def examine(town):
    """The clerk examines a low-income case of H1, where 张一 lives."""
    programme = factories.ProgrammeFactory(benefit="low_income")
    made = factories.ApplicationFactory(household=town.households["H1"], programme=programme, since=MARCH)
    for kind in ("applied", "accepted", "surveyed", "reviewed", "noticed"):
        factories.ApplicationStepFactory(application=made, kind=kind, on=MARCH)
    what = {"application": made, "kind": "township", "on": DAY, "reason": "审核"}
    return lambda **more: actions.take_step(**what, by=town.clerk, **more)


@pytest.fixture
def officer(town):
    return lambda **fields: factories.OfficerFactory(village=None, user=town.clerk, **fields)


def test_nobody_examines_a_case_of_the_household_they_live_in(town, examine, officer):
    officer(name="王经办", person=town.people["张一"])
    with pytest.raises(ValidationError, match="王经办: they live there") as refused:
        examine()
    assert not isinstance(refused.value, Doubtful)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "张一"}, "张一: somebody there bears their name"),
        ({"name": "王经办", "phone": "13812341234"}, "王经办: it is reached at their telephone"),
    ],
)
def test_a_namesake_says_that_it_is_another(examine, officer, fields, words):
    officer(**fields)
    with pytest.raises(Doubtful, match=words) as doubt:
        examine()
    assert examine(seen=Seen(doubt.value.digest, "同名不同人")).kind == "township"


def test_an_officer_whose_record_lives_elsewhere_is_no_namesake(town, examine, officer):
    officer(name="张一", person=town.people["赵八"])
    assert examine().kind == "township"


def test_who_was_asked_before_does_not_answer_for_the_next(town, examine, officer):
    officer(name="张一")
    with pytest.raises(Doubtful) as doubt:
        step = examine()
    step = examine(seen=Seen(doubt.value.digest, "同名不同人"))
    leader = factories.UserFactory(username="leader", role="leader")
    factories.PostingFactory(user=leader)
    factories.OfficerFactory(village=None, name="乡长", user=leader, person=town.people["张一"])
    with pytest.raises(ValidationError, match="乡长: they live there"):
        actions.take_step(application=step.application, kind="county", on=DAY, by=leader, reason="审批")


def test_the_page_of_the_check_marks_who_is_sure(town, examine, officer, client):
    made = officer(name="张一")
    with pytest.raises(Doubtful) as doubt:
        examine()
    examine(seen=Seen(doubt.value.digest, "同名不同人"))
    client.force_login(town.clerk)
    address = reverse("kit:check", args=["welfare.decided_at_home"])
    assert client.get(address).context["lines"][0]["severity"] == "warning"
    Officer.objects.filter(pk=made.pk).update(person=town.people["张一"])
    assert client.get(address).context["lines"][0]["severity"] == "error"


# Who applies again


@pytest.fixture
def apply_for(town):
    """H9, where 李六 lives, applies for low income."""
    programme = Programme.objects.get(benefit="low_income")
    what = {"household": town.households["H9"], "programme": programme, "on": DAY, "reason": "申请"}
    return lambda **more: actions.apply_for(**{**what, **more}, by=town.clerk)


def test_who_has_nothing_applies(apply_for):
    assert apply_for().pk


@pytest.mark.parametrize("fields", [{"kind": "09"}, {"until": date(2017, 1, 1)}])
def test_who_has_it_under_another_number_is_asked_about(town, apply_for, fields):
    under(town.people["李六"], town.people["张一"], **fields)
    with pytest.raises(Doubtful, match="applies for what they have already"):
        apply_for()


def test_who_has_it_in_another_household_is_asked_about(town, apply_for):
    factories.AwardFactory(
        household=town.households["H1"], person=town.people["李六"], benefit="low_income", grade="class2", since=MARCH
    )
    with pytest.raises(Doubtful, match="on 2019-03-01"):
        apply_for()


def test_a_second_case_is_asked_about_and_found(town, apply_for):
    apply_for()
    with pytest.raises(Doubtful, match="applied for before, on 2019-04-15") as doubt:
        apply_for(person=town.people["李六"])
    second = apply_for(person=town.people["李六"], seen=Seen(doubt.value.digest, "分户"))
    assert [row.pk for row in checks["welfare.case_twice"].rows(town.clerk, DAY)] == [second.pk]


def test_an_award_under_another_number_is_refused(town):
    under(town.people["李六"], town.people["张一"], kind="09")
    town.people["李六"].awards.update(until=MARCH, until_reason="stopped")
    programme = Programme.objects.get(benefit="low_income")
    case = factories.ApplicationFactory(
        household=town.households["H9"], programme=programme, since=MARCH, until=DAY, until_reason="granted"
    )
    for kind in actions.steps_of(case):
        factories.ApplicationStepFactory(application=case, kind=kind, on=MARCH)
    what = {"application": case, "grade": "class1", "on": DAY, "by": town.clerk, "reason": "批准"}
    with pytest.raises(ValidationError, match="has a benefit twice, also not under another number. 李六"):
        actions.begin_award(person=town.people["李六"], **what)
    town.people["李六"].id_numbers.filter(kind="09").delete()
    assert actions.begin_award(person=town.people["李六"], **what).pk


# Who never applied


@pytest.fixture
def entitled(town):
    """张一 of H1 holds a certificate of level 1 since 10 January 2019: the care subsidy is 55 a month for level 2."""
    programme = Programme.objects.get(benefit="disability_care")
    Programme.objects.filter(pk=programme.pk).update(
        cycle="month", eligibility="welfare.severely_disabled", qualifies="一级、二级残疾人"
    )
    Rate.objects.create(programme=programme, grade="level2", amount=55)
    DisabilityCertificate.objects.update(until=date(2019, 1, 1))
    return factories.DisabilityCertificateFactory(
        person=town.people["张一"], village=town.villages["甲村"], level="1", since=date(2019, 1, 10)
    )


def test_the_sheet_of_the_household_tells_who_is_entitled(town, entitled, client):
    client.force_login(town.clerk)
    text = client.get(town.households["H1"].get_absolute_url()).content.decode()
    programme = Programme.objects.get(benefit="disability_care")
    assert "一级、二级残疾人" in text
    assert "Entitled since 2019-01-10." in text
    assert "Not drawn for" in text
    query = f"programme={programme.pk}&amp;person={town.people['张一'].pk}"
    assert f"{reverse('welfare:household_application', args=[town.households['H1'].pk])}?{query}" in text


def test_the_form_of_a_case_tells_it_and_is_filled_in(town, entitled, client):
    client.force_login(town.clerk)
    address = reverse("welfare:household_application", args=[town.households["H1"].pk])
    page = client.get(address, {"programme": entitled.pk, "person": town.people["张一"].pk})
    assert [hint["person"] for hint in page.context["hints"]] == ["张一"]
    assert page.context["form"]["person"].value() == str(town.people["张一"].pk)


def test_what_was_settled_is_not_told_again(town, entitled, client):
    client.force_login(town.clerk)
    found = findings(checks[WITHOUT], town.clerk, DAY)
    settle(checks[WITHOUT], [one.key for one in found], reason="本人不申请", by=town.clerk)
    page = client.get(reverse("welfare:household_application", args=[town.households["H1"].pk]))
    assert page.context["hints"] == []


def test_another_household_is_told_nothing(town, entitled, client):
    client.force_login(town.clerk)
    page = client.get(reverse("welfare:household_application", args=[town.households["H9"].pk]))
    assert page.context["hints"] == []
