"""A second process that checks and applies files, to be killed at it: `python -m tests.imports.applier`.

It takes orders from its standard input, a line each, and answers each with a line: `check PATH` and `apply` fork a
process that does it and tell its number; `wait` tells how that ended; `look` tells what the register holds of the
file, as JSON.
"""

import json
import os
import sys
import time
from pathlib import Path

import django

PART = 100  # rows a part, so that a file of some hundred has several


def main() -> None:
    django.setup()
    from django.db import connections

    from xiaoping.kit.imports import parts

    parts.BATCH = PART
    child = 0
    for line in sys.stdin:
        order, _blank, rest = line.strip().partition(" ")
        if order in ("check", "apply"):
            connections.close_all()  # a child must not share them
            child = os.fork()
            if not child:
                {"check": check, "apply": apply}[order](rest)
                os._exit(0)  # without the parent's leave-taking
            tell(child)
        elif order == "wait":
            tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        elif order == "look":
            tell(json.dumps(look(rest)))


def tell(answer) -> None:
    print(answer, flush=True)


def cadre():
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(username="cadre")


def check(path: str) -> None:
    from xiaoping.kit.imports import batches

    batches.load(content=Path(path).read_bytes(), name="名单.csv", kind="poverty.register", year=2018, by=cadre())


def apply(path: str) -> None:
    from xiaoping.kit.imports import batches
    from xiaoping.kit.models import ImportBatch

    batches.apply(batch=ImportBatch.objects.filter(state="checked").first(), by=cadre(), reason="县里导出的名单")


def settle() -> None:
    """Wait until PostgreSQL has done with what a killed process sent last: that may have been its commit."""
    from django.db import connection

    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
                "AND state <> 'idle'"
            )
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.02)


def look(letter: str) -> dict:
    """How many of what a file brings are there, by the letter behind the X of its household numbers."""
    from poverty.models import PovertySpell, Registration
    from villages.models import Household, IdNumber, Person, PersonYear, SearchToken, Stay
    from xiaoping.kit.models import ImportBatch, ImportRow

    settle()
    homes = Household.objects.filter(number__startswith=f"X{letter}")
    people = Person.objects.filter(stays__household__in=homes)
    found = {
        "households": homes,
        "people": people,
        "stays": Stay.objects.filter(household__in=homes),
        "numbers": IdNumber.objects.filter(person__in=people),
        "years": PersonYear.objects.filter(person__in=people),
        "registrations": Registration.objects.filter(household__in=homes),
        "spells": PovertySpell.objects.filter(registration__household__in=homes),
        "found by number": SearchToken.objects.filter(
            stay__household__in=homes, token__startswith=f"h:x{letter.lower()}"
        ),
        "history": Person.history.filter(id__in=people.values("pk"), act_name="apply_import"),
    }
    batch = ImportBatch.objects.order_by("-pk").first()
    return {
        "records": sorted({rows.order_by().count() for rows in found.values()}),
        "strays": IdNumber.objects.filter(person__stays=None).count() + Person.objects.filter(stays=None).count(),
        "state": batch.state if batch else "",
        "rows": ImportRow.objects.filter(batch=batch).count(),
    }


if __name__ == "__main__":
    main()
