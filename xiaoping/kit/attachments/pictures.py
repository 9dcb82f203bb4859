"""What may be attached, and how a picture is made ready: upright, small enough, and without what the camera wrote."""

from __future__ import annotations

import hashlib
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from . import pdfs
from .models import Attachment

MEGABYTES = 20
MAX_BYTES = MEGABYTES * 1024 * 1024
MEGAPIXELS = 50  # what a phone takes at most; decoded, some 150 MB
SIDE = 2560  # pixels: print on a scanned A4 page stays legible
PREVIEW_SIDE = 480
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")


@dataclass(frozen=True)
class Prepared:
    """A file that may be kept. A PDF has no size in pixels and no preview."""

    format: str
    content: bytes
    preview: bytes = b""
    width: int | None = None
    height: int | None = None

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def prepare(upload: UploadedFile) -> Prepared:
    """Check an upload by its content, never by its name, and make it ready.

    Raises ValidationError naming the file and saying what to do: it is empty, too large, of no kind that is kept,
    damaged, has too many pixels, or is a PDF that does something.
    """
    name = upload.name or ""
    content = upload.read(MAX_BYTES + 1)
    if not content:
        raise _refusal(name, _("The file is empty. Choose it again, or take the photo anew."))
    if len(content) > MAX_BYTES:
        raise _refusal(
            name,
            _("The file is larger than %(limit)s MB. Send the photo in a smaller size, or scan in lower quality.")
            % {"limit": MEGABYTES},
        )
    try:
        return _reader(content)(content)
    except ValidationError as error:
        raise _refusal(name, error.message) from error


def _refusal(name: str, words) -> ValidationError:
    return ValidationError(_("“%(name)s”: %(words)s") % {"name": name, "words": words})


def _reader(content: bytes) -> Callable[[bytes], Prepared]:
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return _png
    if content.startswith(b"%PDF-"):
        return _pdf
    if content[4:8] == b"ftyp" and content[8:12] in HEIC_BRANDS:
        raise ValidationError(
            _("This is a HEIC photo. Set the camera to “most compatible”, or send the photo as JPEG.")
        )
    raise ValidationError(
        _("This is no JPEG or PNG picture and no PDF, whatever its name says. Take a photo of it, or save it as PDF.")
    )


def _pdf(content: bytes) -> Prepared:
    pdfs.check(content)
    return Prepared(Attachment.Format.PDF, content)


def _jpeg(content: bytes) -> Prepared:
    picture = _opened(content, "JPEG")
    picture.draft("RGB", (SIDE, SIDE))  # decodes a large photo at a fraction of its size
    return _made(Attachment.Format.JPEG, picture, "RGB", "JPEG", quality=85, optimize=True)


def _png(content: bytes) -> Prepared:
    picture = _opened(content, "PNG")
    transparent = picture.mode in ("LA", "PA", "RGBA") or "transparency" in picture.info
    mode = "RGBA" if transparent else "L" if picture.mode in ("1", "L") else "RGB"
    return _made(Attachment.Format.PNG, picture, mode, "PNG", optimize=True)


def _opened(content: bytes, kind: str) -> Image.Image:
    """The picture, its size known and its pixels not yet decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is lower
            picture = Image.open(BytesIO(content), formats=[kind])
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:  # Pillow raises what it likes for a file made to break it
        raise _damaged() from error
    if picture.width * picture.height > MEGAPIXELS * 1_000_000:
        raise _too_many_pixels()
    return picture


def _made(format: str, picture: Image.Image, mode: str, kind: str, **options) -> Prepared:
    try:
        picture.load()
        if picture.mode != mode:
            picture = picture.convert(mode)
        picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)  # first of all: what follows copies it
        picture = ImageOps.exif_transpose(picture)
    except Exception as error:
        raise _damaged() from error
    return Prepared(
        format,
        _written(picture, kind, **options),
        _preview(picture),
        picture.width,
        picture.height,
    )


def _preview(picture: Image.Image) -> bytes:
    small = picture.copy()
    small.thumbnail((PREVIEW_SIDE, PREVIEW_SIDE), Image.Resampling.LANCZOS)
    if small.mode == "RGBA":
        paper = Image.new("RGB", small.size, "white")
        paper.paste(small, mask=small.getchannel("A"))
        small = paper
    return _written(small.convert("RGB"), "JPEG", quality=80)


def _written(picture: Image.Image, kind: str, **options) -> bytes:
    picture.info.clear()  # comment, profile, place and camera: Pillow would write some of it again
    target = BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("The picture has more than %(limit)s million pixels. Set the camera or the scanner to a smaller size.")
        % {"limit": MEGAPIXELS}
    )


def _damaged() -> ValidationError:
    return ValidationError(_("The picture is damaged or incomplete. Take or scan it again."))
