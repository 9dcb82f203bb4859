"""Empty machines to restore onto: a folder of their own, and a database of either kind."""

import os
import subprocess
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
from django.conf import settings as own
from django.contrib.auth.models import Group
from django.db import connection

from tests.run import postgres
from xiaoping.backup import making, restoring
from xiaoping.environment import SECRETS

PASSPHRASE = "four words to remember"  # noqa: S105 – of test backups
SETTINGS = {"DJANGO_SETTINGS_MODULE": "xiaoping.settings"}  # as in an office, also its language
SHELL = """
from django.contrib.auth.models import Group
from django.db import transaction
from villages.models import Township
from xiaoping.backup import making
"""


@dataclass
class Machine:
    """A machine with a folder and a database of its own, and commands to run there."""

    folder: Path
    address: str

    def run(self, *arguments, **more):
        """Run `manage.py` there, the passphrase on its standard input."""
        lent = {name: value for name, value in os.environ.items() if name not in SECRETS}
        return subprocess.run(
            [sys.executable, own.BASE_DIR / "manage.py", *map(str, arguments)],
            env={**lent, **SETTINGS, "XIAOPING_VAR": str(self.folder), "DATABASE_URL": self.address},
            input=f"{PASSPHRASE}\n",
            capture_output=True,
            text=True,
            **more,
        )

    def restore(self, path: Path, **more):
        return self.run("restore", path, "--passphrase-file", "-", **more)

    def shell(self, code: str) -> str:
        """What some lines of Python print there."""
        done = self.run("shell", "-v0", "-c", SHELL + code)
        assert done.stderr == ""
        return done.stdout.strip()

    def write_backup(self) -> Path:
        """Write a backup there, without restoring it aside."""
        path = self.folder / "written.backup"
        self.shell(f"making.write({str(path)!r}, {PASSPHRASE!r})")
        return path

    def latest_backup(self) -> Path:
        return max((self.folder / "backups").iterdir())


@pytest.fixture(scope="session")
def server():
    """The address of a PostgreSQL: the one the suite runs on, or one of our own."""
    if address := os.environ.get("DATABASE_URL", ""):
        yield address
        return
    with postgres() as address:
        yield address


@pytest.fixture
def machine(tmp_path, request):
    """Make empty machines: `machine("postgresql")`, `machine("sqlite")`."""

    def made(vendor: str) -> Machine:
        folder = tmp_path / uuid.uuid4().hex[:8]
        folder.mkdir()
        address = new_database(request) if vendor == "postgresql" else ""
        return Machine(folder, address)

    return made


def new_database(request) -> str:
    """The address of an empty database on the server, which goes with the test."""
    server = request.getfixturevalue("server")
    name = f"machine_{uuid.uuid4().hex[:8]}"

    def run(statement: str) -> None:
        control = psycopg2.connect(server)
        control.autocommit = True
        control.cursor().execute(statement)
        control.close()

    run(f"CREATE DATABASE {name}")
    request.addfinalizer(lambda: run(f"DROP DATABASE {name} WITH (FORCE)"))
    return urlsplit(server)._replace(path=f"/{name}").geturl()


@pytest.fixture
def other_vendor() -> str:
    """The kind of database the suite does not run on now."""
    return "postgresql" if connection.vendor == "sqlite" else "sqlite"


@pytest.fixture
def office(small_township, settings, tmp_path):
    """The small township on a machine of its own, with two attachments, and a group that was removed again."""
    Group.objects.create(name="removed").delete()
    settings.VAR = tmp_path / "office"
    settings.MEDIA_ROOT = settings.VAR / "media"
    (settings.MEDIA_ROOT / "2018").mkdir(parents=True)
    (settings.MEDIA_ROOT / "2018" / "证明.txt").write_text("村委会证明")
    (settings.MEDIA_ROOT / "scan.jpg").write_bytes(os.urandom(3_000_000))
    return small_township


@pytest.fixture
def backup(office, tmp_path) -> restoring.Backup:
    """A backup of the office, read back."""
    path = tmp_path / "office.backup"
    making.write(path, PASSPHRASE)
    return restoring.inspect(path, PASSPHRASE)
