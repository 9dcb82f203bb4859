"""People of the register brought in from H1 and H3: made, changed, left as they are, refused; within one's villages."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from poverty.models import PovertySpell, Registration
from tests.factories import id_number
from tests.imports.sheets import H1, H3, MAN, PAIR, as_csv, as_xlsx, row_of
from villages.models import Household, HouseholdYear, IdNumber, Person, PersonYear, Stay
from villages.search import found, out_of_date
from xiaoping.kit.entries import histories
from xiaoping.kit.imports import batches

ZHANG_3 = "431299***********8"


def test_the_labels_tell_what_it_is(bring):
    batch = bring(as_csv(H1, PAIR))
    assert (batch.kind, batch.counts, batch.unused) == (
        "poverty.register",
        {"new": 2, "changed": 0, "same": 0, "refused": 0},
        [],
    )


def test_nothing_is_written_before_it_is_applied(bring):
    bring(as_csv(H1, PAIR))
    assert not Household.objects.filter(number="N1").exists()


@pytest.mark.parametrize(
    "content", [as_csv(H1, PAIR), as_csv(H1, PAIR, "gb18030"), as_xlsx(H1, PAIR)], ids=["utf8", "gb", "xlsx"]
)
def test_a_household_with_its_people_is_made(apply, content):
    apply(content)
    home = Household.objects.get(number="N1")
    head, wife = home.stays.order_by("relation")
    assert (home.village.name, home.group.name, home.phone, home.since) == (
        "甲村",
        "甲一组",
        "13800001111",
        date(2016, 1, 1),
    )
    assert (head.person.name, head.relation, head.person.sex, head.person.born_on) == (
        "何一",
        "01",
        "1",
        date(1970, 1, 1),
    )
    assert (wife.person.name, wife.relation, wife.person.sex, wife.person.ethnicity) == ("何二", "02", "2", "苗族")
    assert {stay.since_reason for stay in (head, wife)} == {"start"}
    assert head.person.id_numbers.get().number == MAN


def test_the_year_of_a_person_and_of_the_household_is_made(apply):
    apply(as_csv(H1, PAIR))
    year = PersonYear.objects.get(person__name="何一")
    assert (year.year, year.education, year.school, year.labour, year.work_months) == (
        2018,
        "primary",
        "",
        "ordinary",
        3,
    )
    assert (year.is_disabled, year.is_chronically_ill, year.is_seriously_ill) == (True, True, False)
    assert (year.has_serious_illness, year.has_resident_pension) == (True, None)
    assert HouseholdYear.objects.get(household__number="N1").has_safe_water is True


def test_the_household_comes_onto_the_register_and_out_of_poverty(apply):
    apply(as_csv(H1, PAIR))
    registration = Registration.objects.get(household__number="N1")
    spell = registration.spells.get()
    assert (spell.cause, spell.until, spell.until_reason) == ("illness", date(2017, 12, 31), "exited")
    assert registration.attributes.get().attribute == "low_income"


def test_the_time_of_identification_is_kept(apply):
    rows = [{**PAIR[0], "首次识别时间": "2014年3月", "致贫原因1": "缺技术", "户类型": "一般贫困户", "户联系电话": ""}]
    apply(as_csv(H3, rows))
    spell = PovertySpell.objects.get(registration__household__number="N1")
    assert (spell.registration.since, spell.since, spell.cause, spell.until) == (
        date(2014, 3, 1),
        date(2014, 3, 1),
        "skill",
        None,
    )


def test_every_row_made_has_one_line_of_history_of_one_act(apply, town):
    batch = apply(as_csv(H1, PAIR))
    lines = [line for model in histories().values() for line in model.history.filter(act=batch.act)]
    assert {(line.history_type, line.history_user, line.history_change_reason) for line in lines} == {
        ("+", town.cadre, "县里导出的名单")
    }
    assert sorted(line._meta.model_name for line in lines) == sorted(
        ["historicalhousehold", "historicalregistration", "historicalpovertyspell", "historicalattributespell"]
        + ["historicalhouseholdyear"]
        + 2 * ["historicalperson", "historicalstay", "historicalidnumber", "historicalpersonyear"]
    )


def test_who_was_brought_in_is_found(apply, town):
    apply(as_csv(H1, PAIR))
    assert ([stay.person.name for stay in found("何一", town.cadre)], out_of_date()) == (["何一"], 0)


def test_a_change_is_shown_from_what_to_what_and_written_with_its_history(bring, town):
    batch = bring(as_csv(H1, [row_of(证件号码=ZHANG_3, 民族="苗族", 联系电话="13900009999")]))
    assert sorted(batch.rows.get().content["changes"]) == [
        ["ethnicity", "", "苗族"],
        ["phone", "138****1234", "139****9999"],
    ]
    batches.apply(batch=batch, by=town.cadre, reason="更正")
    person = town.people["张三"]
    person.refresh_from_db()
    newest = person.history.first()
    assert (person.ethnicity, newest.history_type, newest.history_change_reason) == ("苗族", "~", "更正")


def test_masked_cells_change_nothing(bring):
    batch = bring(as_csv(H1, [row_of(证件号码=ZHANG_3, 联系电话="138****1234")]))
    assert batch.counts == {"new": 0, "changed": 0, "same": 1, "refused": 0}


def test_a_second_time_changes_nothing(apply, bring):
    apply(as_csv(H1, PAIR))
    assert bring(as_xlsx(H1, PAIR)).counts == {"new": 0, "changed": 0, "same": 2, "refused": 0}


def test_the_very_file_is_refused_once_it_is_applied(apply):
    apply(as_csv(H1, PAIR))
    with pytest.raises(ValidationError, match="This very file was applied"):
        apply(as_csv(H1, PAIR))


def test_what_changed_meanwhile_is_shown_again_before_it_is_written(bring, town):
    batch = bring(as_csv(H1, [row_of(民族="苗族")]))
    Person.objects.filter(name="张三").update(ethnicity="侗族")
    with pytest.raises(ValidationError, match="changed since this was shown"):
        batches.apply(batch=batch, by=town.cadre, reason="更正")
    assert Person.objects.get(name="张三").ethnicity == "侗族"
    assert batch.rows.get().content["changes"] == [["ethnicity", "侗族", "苗族"]]


# what does not fit


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"证件号码": "431299197001010999"}, "证件号码"),
        ({"证件号码": "4.31299197001011E+17"}, "证件号码"),
        ({"证件号码": "431299197001010000"}, "证件号码"),
        ({"证件号码": "130503670401001"}, "证件号码"),
        ({"民族": "=cmd|' /C calc'!A0"}, "民族"),
        ({"与户主关系": "表亲戚"}, "与户主关系"),
        ({"务工时间（月）": "13"}, "务工时间（月）"),
        ({"健康状况": "挺好"}, "健康状况"),
        ({"脱贫年度": "2099"}, "脱贫年度"),
        ({"自然村": "九组"}, "自然村"),
        ({"户编号": ""}, "户编号"),
        ({"姓名": "何1"}, "姓名"),
        ({"联系电话": "无"}, "户联系电话"),
        ({"与户主关系": "之子"}, "户编号"),
    ],
    ids=lambda value: "".join(value) if isinstance(value, dict) else "",
)
def test_a_row_that_does_not_fit_is_refused_by_its_column(said, cells, column):
    problems = said(as_csv(H1, [{**PAIR[0], **cells}]))
    assert ("refused", column) in {(outcome, where) for outcome, where, _message in problems}


def test_refused_rows_do_not_keep_the_others_back(apply):
    batch = apply(as_csv(H1, [*PAIR, {**PAIR[0], "户编号": "N2", "证件号码": "431299197001010999"}]))
    assert (batch.new, batch.refused, Household.objects.filter(number="N2").exists()) == (2, 1, False)


def test_one_person_twice_is_refused_the_second_time(said):
    assert ("refused", "证件号码", "The same person as in row 2. Leave one of them out.") in said(
        as_csv(H1, [PAIR[0], {**PAIR[0], "与户主关系": "之子"}])
    )


def test_a_household_has_one_head(said):
    second = {**PAIR[1], "与户主关系": "户主"}
    assert [outcome for outcome, column, _message in said(as_csv(H1, [PAIR[0], second])) if column == "与户主关系"] == [
        "refused"
    ]


def test_a_head_on_record_is_not_changed_by_a_file(said):
    assert said(as_csv(H1, [{"户编号": "H3", "姓名": "张三", "与户主关系": "之子"}]))[0][:2] == (
        "refused",
        "与户主关系",
    )


def test_a_person_in_another_household_is_not_moved(said, town):
    number = town.people["张三"].id_numbers.get().number
    assert said(as_csv(H1, [{"户编号": "H1", "姓名": "张三", "证件号码": number, "与户主关系": "其他"}]))[0][:2] == (
        "refused",
        "户编号",
    )


def test_falling_back_is_recorded_on_the_sheet(said):
    assert said(as_csv(H1, [row_of(脱贫属性="返贫")]))[0][:2] == ("refused", "脱贫属性")


def test_a_household_in_poverty_leaves_it(apply):
    apply(as_csv(H1, [{"户编号": "H4", "姓名": "张四", "脱贫属性": "已脱贫", "脱贫年度": "2018"}]))
    spell = PovertySpell.objects.get(registration__household__number="H4")
    assert (spell.until, spell.until_reason) == (date(2018, 12, 31), "exited")


def test_a_new_attribute_ends_the_former(apply):
    apply(as_csv(H1, [{"户编号": "H4", "姓名": "张四", "贫困户属性": "一般贫困户"}]), day=date(2019, 2, 1))
    spells = Registration.objects.get(household__number="H4").attributes.order_by("since", "pk")
    assert [(spell.attribute, spell.until) for spell in spells][1:] == [
        ("supported", date(2019, 2, 1)),
        ("general", None),
    ]


def test_a_child_born_since_then_joins_by_birth(apply, town):
    born = date(2018, 6, 1)
    row = {
        "户编号": "H3",
        "姓名": "张幼",
        "证件号码": id_number(born),
        "与户主关系": "之孙子",
        "在校生状况": "学龄前儿童",
        "劳动技能": "无劳动力",
    }
    apply(as_csv(H1, [row]), day=date(2019, 1, 1))
    stay = Stay.objects.get(person__name="张幼")
    assert (stay.since, stay.since_reason, stay.person.years.get().school) == (born, "birth", "before")


def test_a_certificate_number_puts_both_numbers_on_record(apply):
    apply(as_csv(H1, [{**PAIR[0], "证件号码": f"{MAN}43"}]))
    numbers = IdNumber.objects.filter(person__name="何一").order_by("kind")
    assert [(number.kind, number.number) for number in numbers] == [("01", MAN), ("09", f"{MAN}43")]
