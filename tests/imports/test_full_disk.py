"""A disk that fills up while a file is brought in: a sentence says what to do, and nothing is half-written."""

import errno

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DataError, OperationalError

from tests.imports.sheets import H1, PAIR, as_csv
from villages.models import Household, Person
from xiaoping.kit import inserts
from xiaoping.kit.imports import batches, parts
from xiaoping.kit.imports.models import ImportBatch

FULL = (
    OperationalError("database or disk is full"),
    OperationalError('could not extend file "base/1": No space left on device'),
    OSError(errno.ENOSPC, "No space left on device"),
)


@pytest.fixture
def fails(monkeypatch):
    """Let the writing of rows in bulk fail with an error."""

    def fail(error, module):
        def written(*args):
            raise error

        monkeypatch.setattr(module, "put_values", written)

    return fail


def counts() -> tuple[int, int]:
    return Household.objects.count(), Person.objects.count()


@pytest.mark.parametrize("error", FULL)
def test_while_it_is_checked_nothing_is_kept(bring, town, fails, error):
    fails(error, parts)
    with pytest.raises(ValidationError, match="The disk of the server is full"):
        bring(as_csv(H1, PAIR))
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("error", FULL)
def test_while_it_is_applied_nothing_is_written(bring, town, fails, error):
    batch, before = bring(as_csv(H1, PAIR)), counts()
    fails(error, inserts)
    with pytest.raises(ValidationError, match="Nothing was written"):
        batches.apply(batch=batch, by=town.cadre, reason="导入")
    batch.refresh_from_db()
    assert (counts(), batch.state) == (before, ImportBatch.State.CHECKED)


def test_the_command_says_it_in_a_sentence(town, fails, tmp_path):
    file = tmp_path / "people.csv"
    file.write_bytes(as_csv(H1, PAIR))
    fails(FULL[0], parts)
    with pytest.raises(CommandError, match="make room"):
        call_command("import_records", "auto", str(file))


def test_another_error_is_not_taken_for_it(bring, town, fails):
    fails(DataError("value too long"), parts)
    with pytest.raises(DataError):
        bring(as_csv(H1, PAIR))
