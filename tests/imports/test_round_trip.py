"""The register taken out in H1 and H3, edited and brought in again: only the edits change anything."""

import io
from datetime import date

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from openpyxl import load_workbook

from tests.factories import TownshipFactory, VillageFactory, VillagerGroupFactory
from tests.imports.sheets import H1, H3, as_csv
from villages import idnumbers
from villages.models import Household, IdNumber, Person, PersonYear, Stay
from xiaoping.kit.indicators import indicators
from xiaoping.kit.models import AccessLog, ExportLog
from xiaoping.kit.periods import Period

DAY = date(2019, 4, 15)


@pytest.fixture
def taken_out(client, town):
    """A layout as a workbook, as the clerk unless said otherwise."""

    def take(layout: str, user=None, **fields):
        client.force_login(user or town.clerk)
        asked = {"layout": layout, "whom": "all", "day": str(DAY), "year": 2018, **fields}
        answer = client.post(reverse("poverty:layouts"), asked)
        assert answer.status_code == 200, answer.context["form"].errors
        return load_workbook(io.BytesIO(b"".join(answer.streaming_content)))

    return take


def saved(book) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def cell(book, head, line: int, label: str):
    return book.worksheets[0].cell(line, head.index(label) + 1)


@pytest.mark.parametrize(("layout", "head"), [("H1", H1), ("H3", H3)])
def test_it_has_the_labels_of_the_layout_and_a_row_a_person(taken_out, layout, head):
    rows = list(taken_out(layout, whom="register").worksheets[0].values)
    assert (list(rows[0]), len(rows) - 1) == (head, 11)


def test_what_a_row_of_the_register_says(taken_out):
    head, *rows = taken_out("H1", whom="register").worksheets[0].values
    row = next(dict(zip(head, row, strict=True)) for row in rows if row[H1.index("姓名")] == "张三")
    said = (
        "行政村",
        "自然村",
        "户编号",
        "证件号码",
        "人数",
        "与户主关系",
        "脱贫属性",
        "脱贫年度",
        "贫困户属性",
        "主要致贫原因",
        "联系电话",
    )
    assert [row[label] for label in said] == [
        "甲村", "甲一组", "H3", "431299***********8", "3", "户主", "已脱贫", "2018", "一般脱贫户", "因学",
        "138****1234",
    ]  # fmt: skip


@pytest.mark.parametrize("layout", ["H1", "H3"])
def test_brought_in_again_it_changes_nothing(taken_out, bring, town, layout):
    batch = bring(saved(taken_out(layout)), by=town.clerk, day=DAY)
    assert (batch.counts, batch.unused) == ({"new": 0, "changed": 0, "same": batch.same, "refused": 0}, batch.unused)
    assert batch.same == 17


@pytest.mark.parametrize(("layout", "head"), [("H1", H1), ("H3", H3)])
def test_only_the_edits_change_anything(taken_out, apply, town, layout, head):
    book = taken_out(layout)
    cell(book, head, 4, "民族").value = "瑶族"
    batch = apply(saved(book), by=town.clerk, day=DAY)
    assert (batch.changed, batch.new, batch.refused) == (1, 0, 0)
    assert [person.history.first().act for person in Person.objects.filter(ethnicity="瑶族")] == [batch.act]


@pytest.mark.parametrize("names_people", [True, False])
def test_two_people_of_one_disputed_number_are_told_apart(bring, town, names_people):
    """By the person number, or, in a file without, by the household."""
    one, other = (Stay.objects.get(until=None, person=town.people[name]) for name in ("张三", "赵七"))
    number = other.person.id_numbers.get().number
    one.person.id_numbers.all().delete()
    for stay in (one, other):
        type(stay.person).objects.filter(pk=stay.person_id).update(sex="1", born_on=idnumbers.born_on(number))
    claim = IdNumber(village=one.village, person=one.person, since=one.since, is_disputed=True)
    claim.number = number
    claim.save()
    rows = [
        {"户编号": stay.household.number, "姓名": stay.person.name, "证件号码": number}
        | ({"人编号": f"P{stay.person_id}"} if names_people else {})
        for stay in (one, other)
    ]
    batch = bring(as_csv(["户编号", "人编号", "姓名", "证件号码"], rows), by=town.clerk)
    assert [(row.outcome, row.content["problems"]) for row in batch.rows.all()] == [("same", [])] * 2


def test_the_cadre_takes_out_their_village_alone(taken_out, town):
    rows = list(taken_out("H1", user=town.cadre).worksheets[0].values)
    assert {row[H1.index("行政村")] for row in rows[1:]} == {"甲村"}


def test_numbers_in_clear_need_the_right_and_a_reason_and_are_logged(taken_out, town, client):
    number = town.people["张三"].id_numbers.get().number
    numbers = [row[H1.index("证件号码")] for row in taken_out("H1", in_clear="on", reason="报县").worksheets[0].values]
    assert (number in numbers, AccessLog.objects.get().reason, ExportLog.objects.get().rows) == (True, "报县", 17)
    masked = [
        row[H1.index("证件号码")]
        for row in taken_out("H1", user=town.cadre, in_clear="on", reason="看").worksheets[0].values
    ]
    assert (number in masked, AccessLog.objects.count()) == (False, 1)


def test_in_clear_without_a_reason_is_refused(client, town):
    client.force_login(town.clerk)
    asked = {"layout": "H1", "whom": "all", "day": str(DAY), "year": 2018, "in_clear": "on"}
    assert "reason" in client.post(reverse("poverty:layouts"), asked).context["form"].errors


def test_a_collection_form_is_never_in_clear(client, town):
    client.force_login(town.clerk)
    asked = {"layout": "form", "whom": "all", "day": str(DAY), "year": 2018, "in_clear": "on", "reason": "下村核对"}
    page = client.post(reverse("poverty:layouts"), asked)
    assert "masked" in str(page.context["form"].errors["in_clear"])
    assert (AccessLog.objects.count(), ExportLog.objects.count()) == (0, 0)


def test_a_collection_form_names_who_is_known_and_leaves_the_rest(taken_out, town):
    page = taken_out("form", village=town.villages["甲村"].pk, whom="register").worksheets[0]
    head, first, *_rest = page.values
    known = dict(zip(head, first, strict=True))
    assert (known["姓名"], known["户编号"], known["健康状况"]) == ("张二", "H2", None)


def test_a_register_goes_into_an_empty_office(taken_out, town, django_user_model):
    content = saved(taken_out("H3", in_clear="on", reason="建库"))
    before = figures()
    connection.check_constraints()  # PostgreSQL empties no table while it has constraints to check
    call_command("flush", interactive=False)
    call_command("make_groups")
    empty_office()
    from xiaoping.kit.imports import batches

    batch = batches.load(content=content, name="名单.xlsx", year=2018, day=DAY, by=None)
    batches.apply(batch=batch, by=None, reason="建库")
    assert (batch.refused, Household.objects.count(), Stay.objects.count(), IdNumber.objects.count()) == (0, 8, 17, 17)
    assert PersonYear.objects.count() > 0
    assert figures() == before


def empty_office() -> None:
    """甲村 and 乙村 with their groups, and nothing else."""
    township = TownshipFactory(name="小乡", records_from=date(2016, 1, 1))
    for number, (name, groups) in enumerate({"甲村": ("甲一组", "甲二组"), "乙村": ("乙一组",)}.items(), start=1):
        village = VillageFactory(township=township, name=name, number=number, since=date(2016, 1, 1))
        for place, group in enumerate(groups, start=1):
            VillagerGroupFactory(village=village, number=place, name=group, since=date(2016, 1, 1))


def figures() -> dict[str, object]:
    """Some figures of the day that the layout carries."""
    keys = ("poverty.registered_poor_households", "poverty.registered_poor_persons")
    return {key: indicators[key].value(Period(DAY, DAY), None) for key in keys}
