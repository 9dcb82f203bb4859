"""What every test of imports stands on."""

import pytest

from xiaoping.kit.imports import batches


@pytest.fixture
def town(small_township):
    return small_township


@pytest.fixture
def bring(town):
    """Check a file, as the cadre unless said otherwise."""

    def load(content: bytes, **given):
        return batches.load(**{"content": content, "name": "名单.xlsx", "year": 2018, "by": town.cadre, **given})

    return load


@pytest.fixture
def apply(bring):
    """Check a file and apply it."""

    def run(content: bytes, **given):
        batch = bring(content, **given)
        return batches.apply(batch=batch, by=batch.user, reason="县里导出的名单")

    return run


@pytest.fixture
def said(bring):
    """What is said of the rows of a file: (outcome, column, message) of each problem."""

    def load(content: bytes, **given):
        return [
            (row.outcome, column, message)
            for row in bring(content, **given).rows.all()
            for _severity, column, _value, message in row.content["problems"]
        ]

    return load
