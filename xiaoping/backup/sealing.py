"""A sealed file: Argon2id makes a key of the passphrase, AES-GCM seals the content piece by piece.

The file is the mark, the length of the header (2 bytes), the header (JSON), its SHA-256, then the pieces: a mebibyte
of content and 16 bytes that vouch for it. Each piece is sealed under a number of its own that also says whether it is
the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), and all vouch for the header: so
none can be changed, dropped, moved or cut off unnoticed. The key serves one file, since the salt does.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import struct
from typing import Any, BinaryIO

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .words import cut_short, damaged, newer, not_a_backup, wrong_passphrase

MARK = b"xiaoping-backup\n"
FORMAT = 1
PIECE = 1024 * 1024
TAG = 16
COSTS = {"time": 3, "memory": 64 * 1024, "lanes": 4}  # RFC 9106, section 4, second choice; memory in KiB
MOST = {"time": 16, "memory": 1024 * 1024, "lanes": 16}  # what a file may ask of the machine that opens it


def _keys(passphrase: str, header: dict[str, Any]) -> tuple[AESGCM, str]:
    """The key of the content, and what tells a wrong passphrase from a damaged file."""
    made = hash_secret_raw(
        passphrase.encode(),
        bytes.fromhex(header["salt"]),
        time_cost=header["time"],
        memory_cost=header["memory"],
        parallelism=header["lanes"],
        hash_len=64,
        type=Type.ID,
    )
    return AESGCM(made[:32]), hashlib.sha256(made[32:]).hexdigest()


def _number(prefix: bytes, place: int, is_last: bool) -> bytes:
    return prefix + struct.pack(">IB", place, is_last)


class Sealer:
    """Writes sealed content to `target`. Without `finish` the file has no end, and is refused as cut short."""

    def __init__(self, target: BinaryIO, passphrase: str):
        header: dict[str, Any] = {
            "format": FORMAT,
            "salt": os.urandom(16).hex(),
            "prefix": os.urandom(7).hex(),
            **COSTS,
        }
        self._key, header["check"] = _keys(passphrase, header)
        text = json.dumps(header).encode()
        self._head = hashlib.sha256(text).digest()
        self._prefix = bytes.fromhex(header["prefix"])
        self._target, self._kept, self._place = target, bytearray(), 0
        target.write(MARK + struct.pack(">H", len(text)) + text + self._head)

    def write(self, content) -> int:
        """Take content; whole pieces go out as soon as it is known that they are not the last."""
        self._kept += content
        while len(self._kept) > PIECE:
            self._seal(bytes(self._kept[:PIECE]), is_last=False)
            del self._kept[:PIECE]
        return len(content)

    def flush(self) -> None:
        """Nothing: a piece goes out when it is full."""

    def finish(self) -> None:
        """Seal what is left as the last piece."""
        self._seal(bytes(self._kept), is_last=True)

    def _seal(self, piece: bytes, *, is_last: bool) -> None:
        self._target.write(self._key.encrypt(_number(self._prefix, self._place, is_last), piece, self._head))
        self._place += 1


class Opener:
    """Reads what a Sealer wrote; nothing is given out that is not vouched for.

    Raises BackupError for another kind of file, a newer format, a wrong passphrase, and a damaged or cut file.
    """

    def __init__(self, source: BinaryIO, passphrase: str):
        if source.read(len(MARK)) != MARK:
            raise not_a_backup()
        header, self._head = _header(source)
        self._key, check = _keys(passphrase, header)
        if not hmac.compare_digest(check, header["check"]):
            raise wrong_passphrase()
        self._source, self._prefix = source, bytes.fromhex(header["prefix"])
        self._place, self._given, self._ended = 0, b"", False
        self._next = source.read(PIECE + TAG)

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; all that is left if negative; nothing at the end."""
        parts = []
        while size:
            if not self._given and not self._open_next():
                break
            part = self._given if size < 0 else self._given[:size]
            self._given = self._given[len(part) :]
            parts.append(part)
            size = size if size < 0 else size - len(part)
        return b"".join(parts)

    def _open_next(self) -> bool:
        if self._ended:
            return False
        sealed, self._next = self._next, self._source.read(PIECE + TAG)
        self._ended = not self._next
        opened = self._opened(sealed, self._ended)
        if opened is None:
            is_whole = self._ended and self._opened(sealed, False) is not None
            raise cut_short() if is_whole or len(sealed) < PIECE + TAG else damaged()
        self._place += 1
        self._given = opened
        return bool(opened) or not self._ended

    def _opened(self, sealed: bytes, is_last: bool) -> bytes | None:
        if len(sealed) < TAG:
            return None
        try:
            return self._key.decrypt(_number(self._prefix, self._place, is_last), sealed, self._head)
        except InvalidTag:
            return None


def _header(source: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """The header and its digest. Costs beyond `MOST` are not paid: the file is then none of ours."""
    length = source.read(2)
    text = source.read(struct.unpack(">H", length)[0]) if len(length) == 2 else b""
    digest = source.read(32)
    if len(digest) < 32:
        raise cut_short()
    if hashlib.sha256(text).digest() != digest:
        raise damaged()
    header = json.loads(text)
    if header["format"] > FORMAT:
        raise newer(f"format {header['format']} > {FORMAT}")
    if any(not 1 <= header[name] <= most for name, most in MOST.items()):
        raise not_a_backup()
    return header, digest
