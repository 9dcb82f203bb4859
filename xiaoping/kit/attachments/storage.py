"""Where the files lie: under `MEDIA_ROOT`, for the server's account alone, by names nobody can guess.

No address leads there. `pages.AttachmentFile` serves a file to who may see its record.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage


class Shelf(FileSystemStorage):
    """Files without an address."""

    def url(self, name):
        """Raises TypeError: a file is served by a page that asks who wants it."""
        raise TypeError("An attachment has no address of its own.")


shelf = Shelf(file_permissions_mode=0o600, directory_permissions_mode=0o700)


def put(content: bytes, suffix: str) -> str:
    """Keep a file; its name."""
    token = secrets.token_hex(16)
    return shelf.save(f"{token[:2]}/{token}.{suffix}", ContentFile(content))


def discard(names: Iterable[str]) -> None:
    """Take files off the shelf; one that is not there is no error."""
    for name in names:
        shelf.delete(name)


def names() -> set[str]:
    """Every file on the shelf."""
    root = Path(shelf.location)
    return {path.relative_to(root).as_posix() for path in root.glob("??/*") if path.is_file()}
