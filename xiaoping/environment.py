"""What the settings take from the environment: the database, the secrets, the switches."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

SECRETS = {
    "XIAOPING_SECRET_KEY": lambda: secrets.token_urlsafe(50),
    "XIAOPING_FIELD_KEYS": lambda: Fernet.generate_key().decode(),
    "XIAOPING_INDEX_KEY": lambda: secrets.token_urlsafe(50),
}


def switch(name: str) -> bool:
    """Whether an environment variable says yes."""
    return os.environ.get(name, "").lower() in ("1", "true", "yes", "on")


def database(address: str, folder: Path) -> dict[str, Any]:
    """Django's settings for `postgres://user:password@host:port/name` or `sqlite:///path`.

    Empty means the embedded SQLite database in `folder`. Raises ImproperlyConfigured for anything else.
    """
    if not address:
        return sqlite(str(folder / "db.sqlite3"))
    parts = urlsplit(address)
    if parts.scheme == "sqlite":
        return sqlite(unquote(parts.path[1:]))
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path[1:]),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// or sqlite:///.")


def sqlite(name: str) -> dict[str, Any]:
    """SQLite for several writers: write-ahead log, a wait before “locked”, transactions that take the lock at once."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; "
                "PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;"
            ),
        },
    }


def secret(name: str, folder: Path) -> str:
    """A secret from the environment, or from `secrets.env`, which is made at first run for its owner alone."""
    if value := os.environ.get(name):
        return value
    kept = _kept(folder)
    if name not in kept:
        raise ImproperlyConfigured(f"{name} is neither in the environment nor in {folder / 'secrets.env'}.")
    return kept[name]


def _kept(folder: Path) -> dict[str, str]:
    path = folder / "secrets.env"
    try:
        if not path.exists():
            _make(path)
        if path.stat().st_mode & 0o077:
            raise ImproperlyConfigured(f"{path} can be read by others: chmod 600 {path}")
        lines = path.read_text().splitlines()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{path} cannot be used ({error.strerror}): make it writable, or set XIAOPING_VAR to another folder."
        ) from error
    return dict(line.split("=", 1) for line in lines if "=" in line)


def _make(path: Path) -> None:
    """Write the file whole and then give it its name, so that no other process reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".secrets.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as target:
        target.writelines(f"{name}={make()}\n" for name, make in SECRETS.items())
    try:
        os.link(draft, path)
    except FileExistsError:  # another process was first
        pass
    finally:
        draft.unlink()
