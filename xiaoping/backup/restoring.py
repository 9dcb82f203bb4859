"""Restoring a backup onto an empty machine: the file is vouched for before anything is touched, then all or nothing.

The rows are written into the tables as they were when the backup was made, and brought up to this version afterwards.
Rows, files and keys take their places together: what fails before the last row is kept leaves an empty machine.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.translation import gettext as _

from xiaoping.environment import SECRETS
from xiaoping.firstrun import code
from xiaoping.kit import crypto
from xiaoping.kit.room import is_full

from . import archive, figures, files, rows
from .words import BackupError, NoRoom, damaged, newer

MADE_BY_A_START = {"contenttypes.contenttype", "auth.permission", "auth.group", "auth.group_permissions"}
Node = tuple[str, str]


@dataclass
class Backup:
    """A backup whose every piece has been vouched for."""

    path: Path
    passphrase: str
    manifest: dict[str, Any]
    keys: str
    end: dict[str, Any]
    unlike: list[str] = field(default_factory=list)  # figures that this version counts otherwise than the one before

    @property
    def migrations(self) -> set[Node]:
        return {(app, name) for app, name in self.manifest["migrations"]}


def restore(path: Path, passphrase: str) -> Backup:
    """Bring a backup back, and compare every row, file and figure with what went in.

    Raises BackupError with nothing changed: for what cannot be read, was made by a newer version, or is not whole; if
    database or folder hold anything already; if the disk is full; if what was written is not what was read.
    """
    try:
        backup = inspect(path, passphrase)
        _adopt(backup)
        state = _prepare(backup)
        _write(backup, state)
        _bring_up_to_date(backup)
    except OSError as error:
        raise NoRoom(error.filename or settings.VAR, error) from error
    except DatabaseError as error:
        if is_full(error):
            raise NoRoom(settings.VAR, error) from error
        raise BackupError(
            _("The database refused: %(error)s. Nothing was restored.") % {"error": str(error).strip()}
        ) from error
    return backup


def inspect(path: Path, passphrase: str) -> Backup:
    """Read the whole file once. Raises BackupError unless it is whole, undamaged and of a version known here."""
    tallies: dict[str, rows.Tally] = {}
    backup = Backup(path, passphrase, {}, "", {})
    try:
        for name, content, size in archive.members(path, passphrase):
            if name == archive.MANIFEST:
                backup.manifest = json.loads(archive.whole(content, size))
                _check_version(backup)
            elif name == archive.KEYS:
                backup.keys = archive.whole(content, size).decode()
            elif name == archive.END:
                backup.end = json.loads(archive.whole(content, size))
            elif label := archive.table_of(name):
                tally = tallies.setdefault(label, rows.Tally())
                for line in archive.whole(content, size).split(b"\n"):
                    tally.add(line)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise BackupError(
            _("%(path)s cannot be read (%(error)s).") % {"path": path, "error": error.strerror}
        ) from error
    if not (backup.manifest and backup.keys and backup.end):
        raise damaged()
    if any(tallies.get(label, rows.Tally()).kept() != kept for label, kept in backup.end["tables"].items()):
        raise damaged()
    return backup


def _check_version(backup: Backup) -> None:
    if unknown := sorted(backup.migrations - _known_migrations()):
        made_by = backup.manifest["version"]
        raise newer(f"{made_by} > {archive.version()}: {'.'.join(unknown[0])}")


def _known_migrations() -> set[Node]:
    """Every migration of this version."""
    return set(MigrationLoader(None).disk_migrations or ())


def _adopt(backup: Backup) -> None:
    """Work with the keys of the backup from here on. Raises BackupError if the environment insists on others."""
    keys = dict(line.split("=", 1) for line in backup.keys.splitlines())
    for name in SECRETS:
        if os.environ.get(name, keys[name]) != keys[name]:
            raise BackupError(
                _("The environment sets %(name)s to another key than the backup's: unset it first.") % {"name": name}
            )
    settings.SECRET_KEY, settings.INDEX_KEY = keys["XIAOPING_SECRET_KEY"], keys["XIAOPING_INDEX_KEY"]
    settings.FIELD_KEYS = keys["XIAOPING_FIELD_KEYS"].split(",")
    token, digest = backup.manifest["proof"]
    try:
        is_right = crypto.decrypt(token) == archive.PROOF and crypto.keyed_digest(archive.PROOF) == digest
    except ImproperlyConfigured:
        is_right = False
    if not is_right:
        raise damaged()


# An empty machine


def _prepare(backup: Backup):
    """Refuse a machine that holds anything; make the tables as they were; the models of that day."""
    if found := obstacle(backup):
        raise BackupError(
            _("Nothing was restored: %(found)s. Give it an empty database and folder (DATABASE_URL, XIAOPING_VAR).")
            % {"found": found}
        )
    executor = MigrationExecutor(connection)
    targets = sorted(_leaves(backup.migrations, executor.loader.graph))
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


def obstacle(backup: Backup) -> str:
    """What stands in the way, in words; empty if the machine is empty."""
    present = set(connection.introspection.table_names())
    for label, model in rows.tables().items():
        if label in MADE_BY_A_START or model._meta.db_table not in present:
            continue
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(model._meta.db_table)} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                return _("the database holds rows of %(table)s") % {"table": label}
    if set(MigrationExecutor(connection).loader.applied_migrations) - backup.migrations:
        return _("the tables of the database are of a later version than the backup")
    for name, path in files.paths():
        if backup.end["files"].get(name) != [path.stat().st_size, files.digest_of(path)]:
            return _("the folder %(folder)s holds %(name)s") % {"folder": files.folder(), "name": name}
    return ""


def _leaves(nodes: set[Node], graph) -> set[Node]:
    """The last migration of each app among these."""
    return {node for node in nodes if not any(child in nodes and child[0] == node[0] for child in _after(node, graph))}


def _after(node: Node, graph) -> list[Node]:
    return [child.key for child in graph.node_map[node].children] if node in graph.node_map else []


# All or nothing


def _write(backup: Backup, state) -> None:
    """Rows, files and keys take their places together."""
    shutil.rmtree(files.staging(), ignore_errors=True)
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, files.staging(), ignore_errors=True)
        with transaction.atomic():
            found = rows.tables(state)
            rows.clear(found)
            written = _load(backup, found)
            rows.give_no_key_twice(found, backup.end["last_keys"])
            connection.check_constraints()
            rows.measure()
            _compare(backup, found, written)
            _place_files(undo)
            _place_keys(backup.keys, undo)
        undo.pop_all()


def _load(backup: Backup, found: dict[str, Any]) -> dict[str, list]:
    """Write every row and file; size and digest of each file as it was written."""
    columns, written, loaders = backup.manifest["tables"], {}, {}
    for name, content, size in archive.members(backup.path, backup.passphrase):
        if name.startswith(archive.FILES):
            attachment = name.removeprefix(archive.FILES)
            written[attachment] = files.write(attachment, content)
        elif label := archive.table_of(name):
            if label not in loaders:
                loaders[label] = rows.Loader(found[label], columns[label])
            loaders[label].write(archive.whole(content, size))
    return written


def _compare(backup: Backup, found: dict[str, Any], written: dict[str, list]) -> None:
    """Read everything again. Raises BackupError unless it is what went into the backup."""
    for label, kept in backup.end["tables"].items():
        tally = rows.Tally()
        for line in rows.lines(found[label], backup.manifest["tables"][label]):
            tally.add(line)
        if tally.kept() != kept:
            raise BackupError(
                _("%(table)s came back otherwise than it went in (%(before)s rows; now %(after)s). Nothing was kept.")
                % {"table": label, "before": kept[0], "after": tally.rows}
            )
    if written != backup.end["files"]:
        raise damaged()
    if _known_migrations() == backup.migrations and (unlike := _unlike(backup)):
        raise BackupError(_("Figures came back otherwise than they went in: %(list)s") % {"list": "; ".join(unlike)})


def _unlike(backup: Backup) -> list[str]:
    cache.clear()
    return figures.differences(backup.end["figures"], figures.every_figure())


def _place_files(undo: ExitStack) -> None:
    """Those already there are the backup's own, left by a restore that was killed."""
    if files.staging().exists():
        shutil.rmtree(files.folder(), ignore_errors=True)
        files.staging().rename(files.folder())
        undo.callback(shutil.rmtree, files.folder(), ignore_errors=True)


def _place_keys(keys: str, undo: ExitStack) -> None:
    """Put `secrets.env` in its place; another one that was there keeps its content under another name."""
    path = Path(settings.VAR) / "secrets.env"
    if path.exists():
        if path.read_text() == keys:
            return
        aside = path.with_name(f"secrets.env.before-restore-{timezone.localtime():%Y%m%d-%H%M%S}")
        path.rename(aside)
        undo.callback(aside.rename, path)
    draft = path.with_name("secrets.env.restoring")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as target:
        target.write(keys)
        target.flush()
        os.fsync(target.fileno())
    draft.rename(path)


def _bring_up_to_date(backup: Backup) -> None:
    """An older backup goes on to this version; its figures are then compared, and a difference is told, not refused."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("make_groups", verbosity=0)
    code.forget()  # an empty start that waited for its first run has found its township
    backup.unlike = _unlike(backup)
