"""The case ledger knows nobody: its fields are these, its text refuses numbers, nothing of it points to a person."""

import pytest
from django.core.exceptions import ValidationError

from safety.models import Case
from safety.nobody import names_nobody
from tests.factories import SafetyCaseFactory, StatedFigureFactory
from villages.models import Household, Person, Stay
from xiaoping.kit.indicators import indicators

FIELDS = {
    "id",
    "village",
    "number",
    "channel",
    "category",
    "office",
    "rule",
    "received_on",
    "accept_due",
    "accepted_on",
    "conclude_due",
    "extended_on",
    "concluded_on",
    "outcome",
    "note",
    # of the reviews, days alone
    "review_asked_on",
    "review_due",
    "reviewed_on",
    "final_asked_on",
    "final_due",
    "final_on",
}
PEOPLE = (Person, Household, Stay)


def test_a_case_has_these_fields_and_no_others():
    assert {field.name for field in Case._meta.concrete_fields} == FIELDS


def test_nothing_points_to_a_case():
    pointing = [field.related_model.__name__ for field in Case._meta.related_objects]
    assert pointing == []


def test_the_only_text_is_short_and_refuses_numbers():
    texts = [f for f in Case._meta.concrete_fields if f.get_internal_type() == "CharField" and not f.choices]
    assert {field.name: (field.max_length, names_nobody in field.validators) for field in texts} == {
        "number": (20, False),
        "note": (60, True),
    }


def test_no_case_points_to_somebody():
    related = {field.related_model for field in Case._meta.concrete_fields if field.is_relation}
    assert not related & set(PEOPLE)


def test_the_history_of_a_case_has_nothing_more():
    kept = {field.name for field in Case.history.model._meta.concrete_fields}
    signed = {name for name in kept if name.startswith(("history_", "act"))}
    assert kept - signed == FIELDS


@pytest.mark.parametrize(
    "text",
    [
        "43129919800101001X",
        "431299 1980 0101 0013",
        "联系13912341234",
        "139-1234-1234",
        "１３９１２３４１２３４",
        "电话0745-6612345",
        "6612345",
    ],
)
def test_numbers_of_people_are_refused(text):
    with pytest.raises(ValidationError, match="ID or phone number"):
        names_nobody(text)


@pytest.mark.parametrize(
    "text", ["", "双方达成调解协议", "补偿3200元，2018年5月1日兑现", "2018-05-01 调解", "涉及12.5亩"]
)
def test_plain_words_pass(text):
    assert names_nobody(text) is None


def test_a_case_with_a_number_in_its_note_is_not_saved(db):
    with pytest.raises(ValidationError) as refused:
        SafetyCaseFactory(note="联系13912341234").full_clean()
    assert set(refused.value.error_dict) == {"note"}


@pytest.mark.parametrize(
    "key",
    [
        "safety.registered_drug_users",
        "safety.illegal_petitions",
        "safety.illegal_skip_level_petitions",
        "safety.opinion_survey_rank_in_county",
    ],
)
def test_no_village_states_a_part_of_it(db, key):
    statement = StatedFigureFactory(key=key, unit=indicators[key].unit)
    with pytest.raises(ValidationError, match="for the township alone"):
        statement.full_clean()
