"""What a mask leaves to see: never enough to put a number together from what stands beside it."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps as installed
from django.db import connection

from tests import factories
from xiaoping.kit import masks


@pytest.mark.parametrize(
    ("number", "mask"),
    [
        ("431299198001010113", "431299***********3"),
        ("431299800101011", "431299********1"),
        ("43129919800101011341", "431299**************"),
        ("12345", "*****"),
    ],
)
def test_a_number_shows_its_first_six_and_at_most_its_last(number, mask):
    assert masks.id_number(number) == mask


def test_the_mask_of_an_older_file_may_hide_the_same_number():
    assert masks.may_be("431299********0113", "431299***********3")


def test_another_number_is_told_by_what_both_masks_show():
    assert not masks.may_be("431299********0118", "431299***********3")


def test_the_masks_kept_before_are_narrowed_with_their_history(small_township):
    person = factories.PersonFactory()
    number = factories.IdNumberFactory(person=person)
    type(number).objects.filter(pk=number.pk).update(masked="431299********0113")
    number.history.update(masked="431299********0113")
    migration = import_module("villages.migrations.0006_narrower_mask_of_id_numbers")
    migration.narrow(installed, SimpleNamespace(connection=connection))
    number.refresh_from_db()
    kept = set(number.history.values_list("masked", flat=True))
    assert (number.masked, kept) == ("431299***********3", {"431299***********3"})
