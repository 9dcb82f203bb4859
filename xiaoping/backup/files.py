"""The attachments: every file below the folder of uploads, by its path there."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings

from .words import damaged


class Hashing:
    """A file read or written through here leaves its digest."""

    def __init__(self, file):
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content = self.file.read(size)
        self.digest.update(content)
        return content

    def write(self, content: bytes) -> int:
        self.digest.update(content)
        return self.file.write(content)


def folder() -> Path:
    """Where attachments lie."""
    return Path(settings.MEDIA_ROOT)


def staging() -> Path:
    """Where they lie while a restore has not been completed; beside their place, so that a rename brings them there."""
    return folder().with_name(f"{folder().name}.restoring")


def paths() -> Iterator[tuple[str, Path]]:
    """(path below the folder, path) of every file; links are not followed."""
    for place, folders, names in os.walk(folder()):
        folders.sort()
        for name in sorted(names):
            path = Path(place, name)
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(folder()).as_posix(), path


def write(name: str, source) -> list:
    """Put one file into the staging folder; its size and digest. Raises BackupError for a path that leads out of it."""
    pure = PurePosixPath(name)
    if pure.is_absolute() or ".." in pure.parts or not pure.parts:
        raise damaged()
    path = staging() / pure
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("wb") as target:
        hashing = Hashing(target)
        shutil.copyfileobj(source, hashing, 1024 * 1024)  # type: ignore[misc]
        target.flush()
        os.fsync(target.fileno())
    return [path.stat().st_size, hashing.digest.hexdigest()]


def digest_of(path: Path) -> str:
    """The digest of a file as it lies on the disk."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
