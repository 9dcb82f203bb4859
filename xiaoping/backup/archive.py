"""What lies in a backup, and in which order: a compressed tar inside the seal.

manifest.json                 format, version, when and of what; migrations, tables and columns; proof of the keys
secrets.env                   the keys, as `secrets.env` keeps them
rows/<table>/<number>.jsonl   the rows, a batch a member
files/<path>                  the attachments
end.json                      rows and digest of each table, last keys, size and digest of each file, every figure
"""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from xiaoping.environment import SECRETS
from xiaoping.kit import clock, crypto
from xiaoping.kit.registry import facts

from . import rows
from .sealing import Opener, Sealer
from .words import damaged

MANIFEST, KEYS, ROWS, FILES, END = "manifest.json", "secrets.env", "rows/", "files/", "end.json"
LEVEL = 3  # rows shrink to a fifth, pictures not at all
MOST_IN_MEMORY = 256 * 1024 * 1024  # a member that is read whole
PROOF = "xiaoping"


def version() -> str:
    """The version of this program."""
    return tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]


def keys() -> str:
    """The keys in force, as `secrets.env` keeps them."""
    values = {name: getattr(settings, name.removeprefix("XIAOPING_")) for name in SECRETS}
    return "".join(
        f"{name}={','.join(value) if isinstance(value, list) else value}\n" for name, value in values.items()
    )


def manifest() -> dict[str, Any]:
    """What a backup says about itself. Read inside the snapshot."""
    township = facts["villages.township"]()
    return {
        "version": version(),
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "database": connection.vendor,
        "township": str(township or ""),
        "is_demo": clock.demonstration_day() is not None,
        "migrations": sorted(map(list, MigrationRecorder(connection).applied_migrations())),
        "tables": {label: rows.columns(model) for label, model in rows.tables().items()},
        "proof": [crypto.encrypt(PROOF), crypto.keyed_digest(PROOF)],
    }


class Writer:
    """Adds members to a backup."""

    def __init__(self, tar: tarfile.TarFile):
        self._tar = tar

    def text(self, name: str, content: bytes) -> None:
        self.stream(name, io.BytesIO(content), len(content))

    def json(self, name: str, content: Any) -> None:
        self.text(name, json.dumps(content, ensure_ascii=False).encode())

    def stream(self, name: str, source, size: int) -> None:
        """Exactly `size` bytes of a source. Raises OSError if it has fewer."""
        member = tarfile.TarInfo(name)
        member.size, member.mode = size, 0o600
        self._tar.addfile(member, source)


@contextmanager
def written(target: BinaryIO, passphrase: str) -> Iterator[Writer]:
    """A backup being written; it is whole only if the block ends without an error."""
    sealer = Sealer(target, passphrase)
    packed: Any = gzip.GzipFile(filename="", mode="wb", compresslevel=LEVEL, fileobj=sealer, mtime=0)  # type: ignore[arg-type]
    with packed, tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        yield Writer(tar)
    sealer.finish()


def members(path: Path, passphrase: str) -> Iterator[tuple[str, BinaryIO, int]]:
    """(name, content, size) of each member in turn; at the end the whole file has been vouched for.

    Raises BackupError as the Opener does.
    """
    with path.open("rb") as source:
        opener = Opener(source, passphrase)
        with gzip.GzipFile(mode="rb", fileobj=opener) as packed:  # type: ignore[call-overload]
            with tarfile.open(fileobj=packed, mode="r|") as tar:
                for member in tar:
                    content = tar.extractfile(member)
                    if content is None:
                        raise damaged()
                    yield member.name, content, member.size  # type: ignore[misc]
            while packed.read(1024 * 1024):
                pass


def table_of(name: str) -> str:
    """The table a member has rows of; empty for any other member."""
    return name.removeprefix(ROWS).partition("/")[0] if name.startswith(ROWS) else ""


def whole(content: BinaryIO, size: int) -> bytes:
    """A member read whole. Raises BackupError for one no backup of ours has."""
    if size > MOST_IN_MEMORY:
        raise damaged()
    return content.read()
