"""Entering, ending and correcting what a village has and does, each kind by its page."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from tests import factories
from villages import models
from villages.actions import works as actions
from villages.works import WORKS
from xiaoping.kit import clock
from xiaoping.kit.entries import entered_by, take_back

# what is typed on the page of each kind, for a new record of 甲村
TYPED = {
    "planting": {"crop": "citrus", "place": "北坡", "area": "12.5", "since": "2019-03-01"},
    "investment": {"crop": "lily", "invested_on": "2019-03-01", "amount": "5000", "funds": "产业扶贫资金"},
    "collectiveincome": {"source": "land", "received_on": "2019-03-01", "amount": "1200"},
    "powerstation": {"name": "二号电站", "capacity": "60", "since": "2019-03-01"},
    "road": {
        "name": "新路",
        "surface": "cement",
        "length": "1.2",
        "since": "2019-03-01",
        "serves_village": "on",
        "served_groups": lambda town: [town.households["H1"].group_id],
    },
    "well": {"number": "新井1", "kind": "deep", "since": "2019-03-01"},
    "wellrepair": {"well": lambda town: well_of(town).pk, "repaired_on": "2019-03-02", "work": "清淤"},
    "gridproject": {"name": "二期农网", "due_on": "2099-12-31"},
    "facility": {"kind": "clinic", "name": "新卫生室", "since": "2019-03-01"},
    "facilitywork": {"facility": lambda town: facility_of(town).pk, "kind": "repaired", "begun_on": "2019-03-02"},
    "training": {"kind": "labour", "topic": "电工", "held_on": "2019-03-01", "attendance": "30"},
    "statedfigure": {
        "key": "villages.morel_expected_income",
        "period": "2017",
        "value": "9000",
        "document": "统计年报",
        "officer": lambda town: models.Officer.objects.get(name="王助").pk,
    },
}
LASTING = [work for work in WORKS if work.ends]
every_kind = pytest.mark.parametrize("work", WORKS, ids=lambda work: work.name)
every_lasting = pytest.mark.parametrize("work", LASTING, ids=lambda work: work.name)


def well_of(town):
    return factories.WellFactory(village=town.villages["甲村"], since=date(2016, 1, 1))


def facility_of(town):
    return factories.FacilityFactory(village=town.villages["甲村"], since=date(2016, 1, 1))


def typed(town, work) -> dict:
    values = {name: value(town) if callable(value) else value for name, value in TYPED[work.name].items()}
    return {**values, "reason": "村委会台账"}


def entry(town, work) -> str:
    return reverse(f"villages:village_{work.name}", args=[town.villages["甲村"].pk])


def made(work):
    return work.model.objects.latest("pk")


def one_of(town, work):
    """A record of 甲村, of a well or facility of 甲村 where it is of one."""
    owner = {"wellrepair": lambda: {"well": well_of(town)}, "facilitywork": lambda: {"facility": facility_of(town)}}
    return factories_of(work)(village=town.villages["甲村"], **owner.get(work.name, dict)())


def factories_of(work):
    return getattr(factories, f"{work.model.__name__}Factory")


@every_kind
def test_a_clerk_enters_one_and_sees_its_page(town, client, work):
    client.force_login(town.clerk)
    answer = client.post(entry(town, work), typed(town, work), follow=True)
    assert answer.redirect_chain == [(reverse(f"villages:{work.name}_detail", args=[made(work).pk]), 302)]
    assert (made(work).village, made(work).history.get().history_change_reason) == (town.villages["甲村"], "村委会台账")
    assert "村委会台账" in answer.content.decode()


@every_kind
def test_what_was_entered_is_taken_back(town, client, work):
    given = typed(town, work)
    before = work.model.objects.count()
    client.force_login(town.clerk)
    client.post(entry(town, work), given)
    take_back(act=entered_by(town.clerk, timezone.localdate())[0].act, by=town.clerk, reason="录错了")
    assert work.model.objects.count() == before


@every_kind
def test_an_empty_form_enters_nothing(town, client, work):
    before = work.model.objects.count()
    client.force_login(town.clerk)
    answer = client.post(entry(town, work), {})
    assert (answer.status_code, "reason" in answer.context["form"].errors) == (200, True)
    assert work.model.objects.count() == before


@every_kind
def test_a_leader_may_not_enter(town, client, work):
    town.clerk.groups.set([])
    client.force_login(town.clerk)
    assert client.post(entry(town, work), typed(town, work)).status_code == 403


@every_kind
def test_a_wrong_entry_is_put_right_with_its_reason(town, client, work):
    record = one_of(town, work)
    client.force_login(town.clerk)
    address = reverse(f"villages:{work.name}_correction", args=[record.pk])
    form = client.get(address).context["form"]
    values = {name: "" if form[name].value() is None else form[name].value() for name in form.fields}
    client.post(address, {**values, "reason": "录入错误"})
    latest = record.history.latest()
    assert (latest.history_type, latest.history_change_reason) == ("~", "录入错误")


@every_kind
def test_a_record_of_another_village_is_neither_seen_nor_changed(town, client, work):
    record = factories_of(work)(village=town.villages["乙村"])
    client.force_login(town.cadre)
    pages = [name for name in ("detail", "correction", "end") if name != "end" or work.ends]
    answers = {client.get(reverse(f"villages:{work.name}_{page}", args=[record.pk])).status_code for page in pages}
    assert answers <= {403, 404}
    assert client.get(reverse(f"villages:{work.name}_detail", args=[record.pk])).status_code == 404


@every_lasting
def test_it_ends_on_a_day(town, client, work):
    record = one_of(town, work)
    work.model.objects.filter(pk=record.pk).update(**{work.ends: None})
    client.force_login(town.cadre)
    client.post(reverse(f"villages:{work.name}_end", args=[record.pk]), {"on": "2019-03-05", "reason": "验收单"})
    record.refresh_from_db()
    assert getattr(record, work.ends) == date(2019, 3, 5)


@every_lasting
def test_what_has_ended_does_not_end_again(town, work):
    record = one_of(town, work)
    work.model.objects.filter(pk=record.pk).update(**{work.ends: date(2019, 3, 5)})
    with pytest.raises(ValidationError, match="ended on 2019-03-05 already"):
        actions.end_work(
            record=record, field=work.ends, begin=work.begin, on=date(2019, 3, 6), by=town.clerk, reason="验收单"
        )


def test_nothing_ends_before_it_began(town):
    well = well_of(town)
    with pytest.raises(ValidationError, match="It began on 2016-01-01 only"):
        actions.end_work(record=well, field="until", begin="since", on=date(2015, 12, 31), by=town.clerk, reason="停用")


def test_a_road_serves_the_village_and_a_group(town, client):
    road = next(work for work in WORKS if work.name == "road")
    client.force_login(town.cadre)
    client.post(entry(town, road), typed(town, road))
    served = {str(name) for name in made(road).services.values_list("group__name", flat=True)}
    assert served == {"None", "甲一组"}


def test_a_road_that_serves_nobody_is_refused(town, client):
    road = next(work for work in WORKS if work.name == "road")
    client.force_login(town.cadre)
    answer = client.post(entry(town, road), {**typed(town, road), "served_groups": [], "serves_village": ""})
    assert "Say whom the road serves" in answer.context["form"].errors["served_groups"][0]
    assert not models.Road.objects.filter(name="新路").exists()


def test_a_group_of_another_village_is_no_choice(town, client):
    road = next(work for work in WORKS if work.name == "road")
    client.force_login(town.clerk)
    answer = client.post(entry(town, road), {**typed(town, road), "served_groups": [town.households["H7"].group_id]})
    assert set(answer.context["form"].errors) == {"served_groups"}


def test_a_well_of_another_village_is_not_repaired(town, client):
    repair = next(work for work in WORKS if work.name == "wellrepair")
    other = factories.WellFactory(village=town.villages["乙村"])
    client.force_login(town.clerk)
    answer = client.post(entry(town, repair), {**typed(town, repair), "well": other.pk})
    assert set(answer.context["form"].errors) == {"well"}


@pytest.mark.parametrize(
    ("name", "field"), [("planting", "since"), ("training", "held_on"), ("investment", "invested_on")]
)
def test_a_day_to_come_is_refused_on_its_field(town, client, name, field):
    work = next(work for work in WORKS if work.name == name)
    tomorrow = clock.today() + timedelta(days=1)
    client.force_login(town.cadre)
    answer = client.post(entry(town, work), {**typed(town, work), field: tomorrow.isoformat()})
    assert "still to come" in answer.context["form"].errors[field][0]


def test_a_correction_to_a_day_to_come_is_refused(town):
    with pytest.raises(ValidationError, match="still to come"):
        actions.correct_work(
            record=well_of(town), since=clock.today() + timedelta(days=1), by=town.clerk, reason="录入错误"
        )


def test_nothing_is_entered_for_a_village_that_was_abolished(town):
    with pytest.raises(ValidationError, match="abolished on 2017-06-30"):
        actions.enter_work(
            village=town.villages["丙村"],
            model=models.Training,
            kind="labour",
            topic="电工",
            held_on=date(2018, 1, 1),
            attendance=3,
            by=town.clerk,
            reason="台账",
        )


def test_the_township_enters_what_is_its_own(town, client):
    training = next(work for work in WORKS if work.name == "training")
    client.force_login(town.clerk)
    client.post(entry(town, training), {**typed(town, training), "is_townships": "on"})
    assert made(training).village is None


def test_a_village_cadre_is_not_asked_and_may_not_enter_what_is_the_townships(town, client):
    training = next(work for work in WORKS if work.name == "training")
    client.force_login(town.cadre)
    assert "is_townships" not in client.get(entry(town, training)).context["form"].fields
    with pytest.raises(ValidationError, match="Only the township office"):
        actions.enter_work(
            village=town.villages["甲村"],
            model=models.Training,
            is_townships=True,
            kind="labour",
            topic="电工",
            held_on=date(2019, 1, 1),
            attendance=3,
            by=town.cadre,
            reason="台账",
        )


def test_a_statement_has_the_unit_of_its_figure_and_the_days_of_its_period(town, client):
    stated = next(work for work in WORKS if work.name == "statedfigure")
    client.force_login(town.clerk)
    client.post(entry(town, stated), typed(town, stated))
    one = made(stated)
    assert (one.unit, one.first, one.last) == ("yuan", date(2017, 1, 1), date(2017, 12, 31))


def test_a_cadre_may_not_state(town, client):
    stated = next(work for work in WORKS if work.name == "statedfigure")
    client.force_login(town.cadre)
    assert client.get(entry(town, stated)).status_code == 403
