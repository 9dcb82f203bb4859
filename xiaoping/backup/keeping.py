"""Which old backups are kept: the newest ones, and the newest of each of the last months."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

NAME = re.compile(r"xiaoping-(?P<month>\d{6})\d{2}-\d{6}\.backup")


def superseded(names: Iterable[str], newest: int, months: int = 0) -> list[str]:
    """The names of backups that go when `newest` are kept, and one for each of the last `months` months with one.

    Names that are no backup's are never among them.
    """
    ours = sorted((name for name in names if NAME.fullmatch(name)), reverse=True)
    of_month: dict[str, str] = {}
    for name in ours:
        of_month.setdefault(name[len("xiaoping-") : len("xiaoping-") + 6], name)
    kept = {*ours[:newest], *list(of_month.values())[:months]}
    return [name for name in ours if name not in kept]


def tidy(folder: Path, newest: int, months: int) -> list[str]:
    """Remove the superseded backups of a folder; their names."""
    gone = superseded((path.name for path in folder.iterdir() if path.is_file()), newest, months)
    for name in gone:
        (folder / name).unlink()
    return gone
