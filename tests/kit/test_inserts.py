"""Records written many at a time: made without asking each field, and texts that COPY would misread."""

from datetime import date

import pytest

from villages.models import Person, PersonYear
from xiaoping.kit.inserts import fresh, put


def values_of(record) -> dict:
    return {field.attname: getattr(record, field.attname) for field in record._meta.concrete_fields}


def test_a_fresh_record_has_the_defaults_and_points_to_one_without_a_key(db):
    person = Person(name="何零", sex="1", born_on=date(1960, 1, 1))
    made = fresh(PersonYear, person=person, year=2018, school="primary")
    assert values_of(made) == values_of(PersonYear(person=person, year=2018, school="primary"))
    assert made.person is person
    assert made._state.adding


def test_a_misspelt_field_of_a_fresh_record_is_refused():
    with pytest.raises(TypeError, match="nmae"):
        fresh(Person, nmae="何零")


def test_texts_keep_the_signs_that_part_rows_and_columns(db):
    names = ["a\tb", "a\\b", "a\nb", "a\rb", "何零", ""]
    put([fresh(Person, name=name, sex="1", born_on=date(1960, 1, 1)) for name in names])
    assert list(Person.objects.order_by("pk").values_list("name", flat=True)) == names
