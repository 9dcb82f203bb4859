"""A file names people and households of another village or office: it learns nothing of them and takes none."""

from datetime import date

from tests.factories import id_number
from tests.imports.sheets import H1, PAIR, as_csv, row_of
from villages.models import Person
from xiaoping.kit.imports import parts


def test_a_household_of_another_village_tells_nothing(said):
    assert said(as_csv(H1, [{"户编号": "H7", "姓名": "赵七", "与户主关系": "户主", "民族": "苗族"}])) == [
        ("refused", "户编号", "This household number cannot be used in your villages. Check it.")
    ]


def test_a_village_that_is_not_ones_own_is_refused(said):
    outcome, column, _message = said(as_csv(H1, [{**PAIR[0], "行政村": "乙村"}]))[0]
    assert (outcome, column) == ("refused", "行政村")


def test_somebody_of_another_village_is_not_matched_and_the_number_is_disputed(apply, town):
    number = town.people["赵七"].id_numbers.get().number
    batch = apply(as_csv(H1, [{**PAIR[0], "姓名": "冒名", "证件号码": number}]))
    made = Person.objects.get(name="冒名")
    assert (batch.new, made.id_numbers.get().is_disputed, town.people["赵七"].stays.count()) == (1, True, 1)
    text = " ".join(str(row.content) for row in batch.rows.all())
    assert ("already on record elsewhere" in text, "乙村" in text, "赵七" in text) == (True, False, False)


def test_the_person_number_of_another_village_counts_as_unknown(said, town):
    known = said(as_csv(H1, [row_of(人编号=f"P{town.people['赵七'].pk}")]))
    assert known == said(as_csv(H1, [row_of(人编号="P99999999")]))


def test_a_person_number_of_another_office_is_passed_over(bring, town):
    key = town.people["张三"].pk
    batch = bring(as_csv([*H1, "性别", "出生日期"], [{**PAIR[0], "人编号": f"P{key}"}]))
    assert (batch.new, batch.refused) == (1, 0)


def test_a_person_number_of_another_office_is_nobody_the_same_file_makes(apply, monkeypatch):
    """Keys are given in the order of the file: a namesake made by an earlier part may get the very number."""
    monkeypatch.setattr(parts, "BATCH", 1)
    last = Person.objects.create(name="何零", sex="1", born_on=date(1960, 1, 1))
    namesake = {
        **PAIR[0],
        "户编号": "N2",
        "证件号码": id_number(date(1971, 2, 3), order=7),
        "人编号": f"P{last.pk + 1}",
    }
    batch = apply(as_csv([*H1, "人编号"], [PAIR[0], namesake]))
    first = Person.objects.get(stays__household__number="N1")
    assert (first.pk, first.name) == (last.pk + 1, namesake["姓名"])
    assert (batch.state, batch.new, batch.refused) == (batch.State.APPLIED, 2, 0)
