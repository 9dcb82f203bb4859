"""A full disk, told from other errors, and in words that say what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import DatabaseError
from django.utils.translation import gettext as _


def is_full(error: Exception) -> bool:
    """Whether an error of the system or of a database says that the disk is full."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOSPC
    return any(words in str(error) for words in ("disk is full", "No space left"))  # of SQLite; of PostgreSQL


@contextmanager
def needs_room() -> Iterator[None]:
    """Raises ValidationError if the disk fills up; whoever writes sees to it that nothing is half-written."""
    try:
        yield
    except (OSError, DatabaseError) as error:
        if not is_full(error):
            raise
        raise ValidationError(
            _("The disk of the server is full. Nothing was written. Have the administrator make room, and try again.")
        ) from error
