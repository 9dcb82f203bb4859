"""Two people at the same moment, each in a real connection of their own."""

import threading
from collections.abc import Callable

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import connection

TWO_CONNECTIONS = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="SQLite lets one transaction write at a time: the second sees the first"
    ),
]


def in_another_connection(call: Callable) -> tuple[threading.Thread, list]:
    """Begin a call; the outcome is what it returned, or what it was refused with."""
    outcome: list = []

    def run() -> None:
        try:
            outcome.append(call())
        except (ValidationError, ObjectDoesNotExist) as error:
            outcome.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, outcome
