"""The code that the server prints in its terminal, so that no stranger on the network claims a new system.

It lies in the data folder, for its owner alone, from the empty start until the first run is done. Its 50 bits are not
guessed through a web page, so that nothing counts the attempts.
"""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is mistaken for another on a screen
LENGTH = 10


def path() -> Path:
    """Where the code waits."""
    return Path(settings.VAR) / "first-run-code"


def is_waiting() -> bool:
    """Whether an empty start waits for its first run."""
    return path().exists()


def make() -> str:
    """The code that waits; a new one if none does."""
    if not is_waiting():
        code = "".join(secrets.choice(LETTERS) for _sign in range(LENGTH))
        draft = path().with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as target:
            target.write(f"{code[:5]}-{code[5:]}\n")
        draft.rename(path())
    return path().read_text().strip()


def matches(text: str) -> bool:
    """Whether this is the code, however it was typed."""
    return is_waiting() and hmac.compare_digest(_plain(text).encode(), _plain(path().read_text()).encode())


def forget() -> None:
    """The first run is done."""
    path().unlink(missing_ok=True)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())
