"""A second process is killed in the middle of an import: the register is as before or as after; the next goes on."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date, timedelta
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from tests.factories import id_number
from tests.imports.sheets import H1, PAIR, as_csv

ROWS, KILLS = 300, 20
SEED = 4

pytestmark = pytest.mark.django_db(transaction=True)


class Second:
    """The second process."""

    def __init__(self, address: str):
        environment = {**os.environ, "DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.imports.applier"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, order: str) -> str:
        self.process.stdin.write(f"{order}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def do(self, order: str) -> float:
        """Let it do something to the end; returns the seconds it took."""
        start = time.perf_counter()
        self.ask(order)
        assert self.ask("wait") == "0"
        return time.perf_counter() - start

    def kill(self, order: str, after: float) -> None:
        """Let it begin, and kill it after so many seconds, unless it is done by then."""
        child = int(self.ask(order))
        time.sleep(after)
        os.kill(child, signal.SIGKILL)
        assert self.ask("wait") in ("0", str(-signal.SIGKILL))

    def look(self, letter: str) -> dict:
        return json.loads(self.ask(f"look {letter}"))

    def close(self) -> None:
        self.process.stdin.close()
        self.process.wait(30)
        self.process.stdout.close()


@pytest.fixture
def second(town, tmp_path):
    """A second process on the database of this test; SQLite's lies in memory, so on a copy of it."""
    if connection.vendor == "sqlite":
        file = tmp_path / "db.sqlite3"
        target = sqlite3.connect(file)
        connection.connection.backup(target)
        target.close()
        address = f"sqlite:///{file}"
    else:
        parts = urlsplit(os.environ["DATABASE_URL"])
        address = urlunsplit(parts._replace(path=f"/{connection.settings_dict['NAME']}"))
    process = Second(address)
    yield process
    process.close()


@pytest.fixture
def file(tmp_path):
    """Write a file of households of one man each, whose numbers begin with X and a letter."""

    def write(letter: str) -> str:
        born = date(1930, 1, 1) + timedelta(days=400 * (ord(letter) - ord("A")))
        rows = [
            {
                **PAIR[0],
                "户编号": f"X{letter}{n}",
                "证件号码": id_number(born + timedelta(days=n), order=8),
                "人数": "1",
            }
            for n in range(ROWS)
        ]
        path = tmp_path / f"{letter}.csv"
        path.write_bytes(as_csv(H1, rows))
        return str(path)

    return write


def test_the_register_is_as_before_or_as_after_an_apply_that_was_killed(second, file):
    """Twenty times, at moments drawn from the time that an apply takes. After a file that got through comes another."""
    chance, letters = random.Random(SEED), iter("BCDEFGHIJKLMNOPQRSTUVWXYZ")
    second.do(f"check {file('A')}")
    length = second.do("apply")
    letter, seen = "", []
    for _kill in range(KILLS):
        if not letter:
            letter = next(letters)
            second.do(f"check {file(letter)}")
        second.kill("apply", chance.uniform(0, 1.2 * length))
        found = second.look(letter)
        assert found in (
            {"records": [0], "strays": 0, "state": "checked", "rows": ROWS},
            {"records": [ROWS], "strays": 0, "state": "applied", "rows": ROWS},
        )
        seen.append(found["state"])
        letter = "" if found["state"] == "applied" else letter
    assert "checked" in seen  # some were caught in the middle
    second.do(f"check {file('Z')}")
    second.do("apply")
    assert second.look("Z") == {"records": [ROWS], "strays": 0, "state": "applied", "rows": ROWS}


def test_a_check_that_was_killed_is_begun_anew_by_the_same_file(second, file):
    """Whatever is left of the check goes; no record was written."""
    chance, path = random.Random(SEED), file("A")
    length = second.do(f"check {file('B')}")
    for _kill in range(5):
        second.kill(f"check {path}", chance.uniform(0, length))
        assert second.look("A")["records"] == [0]
    second.do(f"check {path}")
    assert second.look("A") == {"records": [0], "strays": 0, "state": "checked", "rows": ROWS}
    second.do("apply")
    assert second.look("A")["records"] == [ROWS]
