"""The township as it is made, before it is written: once for all tests."""

import pytest

from xiaoping.demo import people
from xiaoping.demo.records import Township


@pytest.fixture(scope="session")
def township() -> Township:
    """The pure township."""
    return people.build()
