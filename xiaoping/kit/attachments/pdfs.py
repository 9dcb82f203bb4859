"""Which PDF files are kept: whole, open to every reader, and doing nothing by themselves.

Nothing here draws a PDF, and browsers are told to download it: this keeps out what would harm whoever opens it later.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# names long enough not to turn up in compressed pixels by chance
ACTIVE = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?|RichMedia|XFA[\s\[\d])")
ENCRYPTED = re.compile(rb"/Encrypt\b")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
OBJECTS = re.compile(rb"/ObjStm\b")
STREAM = re.compile(rb"stream\r?\n")
NEAR = 2048  # bytes from the kind of a stream to its beginning, and from the mark of the end to the end
UNPACKED = 20 * 1024 * 1024  # bytes of all packed objects together; honest ones have some hundred kilobytes


def check(content: bytes) -> None:
    """Raises ValidationError for a PDF that is cut off, locked by a password, or acts when opened."""
    if b"%%EOF" not in content[-NEAR:] or b"startxref" not in content:
        raise _damaged()
    for part in (content, *_packed_objects(content)):
        plain = ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), part)
        if ENCRYPTED.search(plain):
            raise ValidationError(_("The PDF is locked by a password. Save it without one."))
        if ACTIVE.search(plain):
            raise ValidationError(
                _("The PDF holds a program or another file. Print it to a new PDF, or take photos of its pages.")
            )


def _packed_objects(content: bytes) -> Iterator[bytes]:
    """What a PDF says in compressed streams of objects."""
    seen, left = set(), UNPACKED
    for kind in OBJECTS.finditer(content):
        begin = STREAM.search(content, kind.end(), kind.end() + NEAR)
        if begin is None or begin.end() in seen:
            continue
        seen.add(begin.end())
        try:
            part = zlib.decompressobj().decompress(memoryview(content)[begin.end() :], left)
        except zlib.error:
            continue
        left -= len(part)
        if left <= 0:
            raise _damaged()
        yield part


def _damaged() -> ValidationError:
    return ValidationError(_("The PDF is damaged or incomplete. Save or scan it again."))
