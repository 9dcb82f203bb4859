"""Making a backup: written under a draft's name, brought back aside, and only then given its own."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _

from xiaoping.environment import SECRETS

from . import archive, figures, files, rows
from .words import BackupError, NoRoom

DRAFT = ".part"
ASIDE = "aside-"
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def make(folder: Path, passphrase: str, *, check: bool = True) -> tuple[Path, dict[str, Any]]:
    """Write a backup into `folder`, restore it aside, and give it its name; the file and what lies in it.

    Raises BackupError, with nothing kept, if another backup is being made, the database waits for migrations, the
    disk is full, or what comes back is not what went in.
    """
    with _alone(), _no_room_at(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for left in (*folder.glob(f"*{DRAFT}"), *Path(settings.VAR).glob(f"{ASIDE}*")):
            _remove(left)
        name = f"xiaoping-{timezone.localtime():%Y%m%d-%H%M%S}.backup"
        draft = folder / f"{name}{DRAFT}"
        try:
            content = write(draft, passphrase)
            if check:
                restore_aside(draft, passphrase)
            draft.rename(folder / name)
        finally:
            draft.unlink(missing_ok=True)
        _keep_name(folder)
        return folder / name, content


def write(path: Path, passphrase: str) -> dict[str, Any]:
    """Write a backup to `path`, unchecked; returns what its last member says."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise BackupError(_("The database waits for migrations: run “manage.py migrate” first."))
    cache.clear()
    end: dict[str, Any] = {"tables": {}, "files": {}}
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
        with archive.written(target, passphrase) as out:
            with rows.snapshot():
                out.json(archive.MANIFEST, archive.manifest())
                out.text(archive.KEYS, archive.keys().encode())
                found = rows.tables()
                for label, model in found.items():
                    tally = rows.Tally()
                    for place, batch in enumerate(rows.batches(model, rows.columns(model), tally)):
                        out.text(f"{archive.ROWS}{label}/{place:06}.jsonl", batch)
                    end["tables"][label] = tally.kept()
                end["last_keys"] = rows.last_keys(found)
                end["figures"] = figures.every_figure()
            for name, attachment in files.paths():
                end["files"][name] = _add(out, name, attachment)
            out.json(archive.END, end)
        target.flush()
        os.fsync(target.fileno())
    return end


def _add(out: archive.Writer, name: str, path: Path) -> list:
    try:
        with path.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            hashing = files.Hashing(source)
            out.stream(f"{archive.FILES}{name}", hashing, size)
    except FileNotFoundError as error:
        raise BackupError(
            _("The attachment %(name)s was removed while it was being read. Start the backup again.") % {"name": name}
        ) from error
    return [size, hashing.digest.hexdigest()]


def restore_aside(path: Path, passphrase: str) -> None:
    """Restore a backup into a new SQLite database in a folder of its own, as on an empty machine, and remove it.

    Raises BackupError if `manage.py restore` does not find every row, file and figure again.
    """
    with tempfile.TemporaryDirectory(prefix=ASIDE, dir=settings.VAR) as place:
        lent = {name: value for name, value in os.environ.items() if name not in SECRETS}
        done = subprocess.run(  # noqa: S603 – our own command
            [sys.executable, settings.BASE_DIR / "manage.py", "restore", path, "--passphrase-file", "-"],
            env={**lent, "XIAOPING_VAR": place, "DATABASE_URL": ""},
            input=f"{passphrase}\n",
            capture_output=True,
            text=True,
        )
    if done.returncode:
        raise BackupError(
            _("The backup could not be brought back, and was not kept: %(words)s") % {"words": done.stderr.strip()}
        )


@contextmanager
def _alone() -> Iterator[None]:
    """One backup at a time: the lock goes with the process."""
    with (Path(settings.VAR) / "backup.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BackupError(_("Another backup is being made. Wait until it has ended.")) from error
        yield


@contextmanager
def _no_room_at(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in NO_ROOM:
            raise NoRoom(folder, error) from error
        raise BackupError(
            _("%(path)s cannot be written to (%(error)s).") % {"path": folder, "error": error.strerror}
        ) from error


def _keep_name(folder: Path) -> None:
    """See that the new name outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(left: Path) -> None:
    """What a backup that was killed has left."""
    if left.is_dir():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink(missing_ok=True)
