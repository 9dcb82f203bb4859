"""What every test of villages stands on."""

import pytest


@pytest.fixture
def town(small_township):
    return small_township
