"""What the project stands on: locks, secrets, database settings, and what a start says when it cannot go on."""

import importlib.util
import json
import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection

from xiaoping import environment

BASE = Path(__file__).resolve().parent.parent
LOCKS = sorted((BASE / "deploy").glob("requirements*.txt"))
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own settings")


def test_the_only_postgresql_driver_is_psycopg2():
    assert importlib.util.find_spec("psycopg") is None
    assert importlib.util.find_spec("psycopg2") is not None


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_file_has_hashes_and_no_address(lock):
    text = lock.read_text()
    assert "://" not in text
    assert not re.search(r"^psycopg(\[.*\])?==", text, re.MULTILINE)
    packages = re.findall(r"^\S+==\S+(?: ;.*)? \\$", text, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^\w", text, re.MULTILINE)) > 0


def test_both_locks_agree():
    runtime, tests = ((BASE / "deploy" / name).read_text() for name in ("requirements.txt", "requirements-test.txt"))
    pins = re.compile(r"^\S+==[^\s;]+", re.MULTILINE)
    assert set(pins.findall(runtime)) <= set(pins.findall(tests))


def test_the_front_end_lock_has_hashes_and_no_registry():
    packages = json.loads((BASE / "deploy" / "package-lock.json").read_text())["packages"]
    locked = [package for name, package in packages.items() if name]
    assert all("integrity" in package and "resolved" not in package for package in locked)


def test_secrets_are_made_once_for_their_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("XIAOPING_SECRET_KEY", raising=False)
    first = environment.secret("XIAOPING_SECRET_KEY", tmp_path / "var")
    path = tmp_path / "var" / "secrets.env"
    assert environment.secret("XIAOPING_SECRET_KEY", tmp_path / "var") == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_secret_of_the_environment_comes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("XIAOPING_INDEX_KEY", "from outside")
    assert environment.secret("XIAOPING_INDEX_KEY", tmp_path) == "from outside"


def test_secrets_others_can_read_are_refused(tmp_path, monkeypatch):
    monkeypatch.delenv("XIAOPING_INDEX_KEY", raising=False)
    environment.secret("XIAOPING_INDEX_KEY", tmp_path)
    (tmp_path / "secrets.env").chmod(0o644)
    with pytest.raises(ImproperlyConfigured, match="chmod 600"):
        environment.secret("XIAOPING_INDEX_KEY", tmp_path)


def test_a_postgresql_address():
    found = environment.database("postgres://clerk:p%40ss@db.local:5433/town?sslmode=require", Path())
    kept = {"NAME": "town", "USER": "clerk", "PASSWORD": "p@ss", "HOST": "db.local", "PORT": "5433"}
    assert {name: found[name] for name in kept} == kept
    assert found["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("", "/srv/a folder#1/db.sqlite3"),
        ("sqlite:////srv/other.sqlite3", "/srv/other.sqlite3"),
        ("sqlite:///here.sqlite3", "here.sqlite3"),
    ],
)
def test_a_sqlite_address(address, name):
    assert environment.database(address, Path("/srv/a folder#1"))["NAME"] == name


def test_another_database_is_refused():
    with pytest.raises(ImproperlyConfigured, match="postgres://"):
        environment.database("mysql://localhost/town", Path())


@on_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize(("pragma", "value"), [("foreign_keys", 1), ("busy_timeout", 20000), ("synchronous", 1)])
def test_sqlite_is_set_for_several_writers(pragma, value):
    with connection.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone()[0] == value


@on_sqlite
def test_sqlite_writes_ahead_and_locks_at_once():
    options = environment.sqlite("x")["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in options["init_command"]


def test_a_port_in_use_is_named_with_the_remedy():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(CommandError, match=rf"Port {port} cannot be used .*PORT={port + 1}"):
            call_command("serve", port=port)


def test_a_folder_that_cannot_be_made_is_named_with_the_remedy(settings):
    settings.VAR = Path("/proc/nothing")
    with pytest.raises(CommandError, match="XIAOPING_VAR"):
        call_command("serve", port=0)


def test_without_a_folder_for_secrets_one_line_says_what_to_do():
    lent = {name: value for name, value in os.environ.items() if name not in environment.SECRETS}
    done = subprocess.run(
        [sys.executable, BASE / "manage.py", "serve"],
        env={**lent, "XIAOPING_VAR": "/proc/nothing", "DJANGO_SETTINGS_MODULE": "xiaoping.settings"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert re.fullmatch(r".*secrets\.env cannot be used .*XIAOPING_VAR.*\n", done.stderr)
