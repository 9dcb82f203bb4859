"""Two people approve one batch at the same moment, in two real connections."""

import threading
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from tests.factories import PaymentBatchFactory, PostingFactory, UserFactory
from welfare.actions import approve_batch
from welfare.models import PaymentBatch

DAY = date(2019, 3, 1)

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time: the second sees the first"
    ),
]


def leader(name: str):
    user = UserFactory(last_name=name, role="leader")
    PostingFactory(user=user)
    return user


def in_another_connection(batch, user) -> tuple[threading.Thread, list]:
    """Begin approving; the outcome is the batch, or what it was refused with."""
    outcome: list = []

    def approve() -> None:
        try:
            outcome.append(approve_batch(batch=batch, on=DAY, by=user, reason="已核对"))
        except ValidationError as error:
            outcome.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=approve)
    thread.start()
    return thread, outcome


def test_one_approves_and_the_other_is_told_who(small_township):
    batch = PaymentBatchFactory(village=None, prepared_by=small_township.clerk)
    first, second = leader("乡长"), leader("书记")
    with transaction.atomic():
        approve_batch(batch=batch, on=DAY, by=first, reason="已核对")
        thread, outcome = in_another_connection(batch, second)
        thread.join(1)
        assert outcome == []  # it waits for the first to end
    thread.join(30)
    assert "approved on 2019-03-01 by 乡长" in outcome[0].messages[0]
    assert PaymentBatch.objects.get(pk=batch.pk).approved_by == first
