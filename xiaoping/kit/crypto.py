"""Keeping what must not be read from a stolen database: encrypted text, and a keyed digest to find it by.

Keys come from settings: `FIELD_KEYS`, the first of which encrypts and all of which decrypt, so that a key can be
replaced; and `INDEX_KEY`, which never changes without computing every digest anew.
"""

import hmac
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    """The text, readable only with a field key."""
    return _box(tuple(settings.FIELD_KEYS)).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text again. Raises ImproperlyConfigured if none of the field keys wrote it."""
    try:
        return _box(tuple(settings.FIELD_KEYS)).decrypt(token.encode()).decode()
    except InvalidToken as error:
        raise ImproperlyConfigured(
            "None of XIAOPING_FIELD_KEYS reads this value: restore the key it was written with."
        ) from error


def keyed_digest(text: str) -> str:
    """64 hexadecimal figures, the same for the same text, telling nothing without the index key."""
    return hmac.digest(settings.INDEX_KEY.encode(), text.encode(), "sha256").hex()
