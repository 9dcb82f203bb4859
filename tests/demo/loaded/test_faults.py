"""The demonstration township trips exactly the faults its list names."""

import pytest

from xiaoping.demo.faults import EXPECTED
from xiaoping.demo.records import TODAY
from xiaoping.kit.checks import checks


@pytest.mark.parametrize("key", checks.keys())
def test_as_many_rows_offend_a_check_as_the_list_says(key):
    assert checks[key].rows(None, TODAY).count() == EXPECTED.get(key, 0)


def test_the_list_names_no_unknown_check():
    assert set(EXPECTED) <= set(checks.keys())
