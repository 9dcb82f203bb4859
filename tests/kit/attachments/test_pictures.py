"""What may be attached and what is refused, with real files made up here, and what becomes of a picture."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms, PngImagePlugin

from tests.factories import picture
from xiaoping.kit.attachments.pictures import MAX_BYTES, PREVIEW_SIDE, prepare
from xiaoping.kit.attachments.uploads import Quota

PLACE = "26°57'N 109°43'E"
ORIENTATION, MAKER_NOTE, GPS = 0x0112, 0x010F, 0x8825


def prepared(content: bytes, name: str = "照片.jpg"):
    return prepare(SimpleUploadedFile(name, content))


def reopened(content: bytes) -> Image.Image:
    found = Image.open(BytesIO(content))
    found.load()
    return found


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int, *chunks: bytes) -> bytes:
    """A PNG that says it is so large, with one line of pixels."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    return b"".join(
        [b"\x89PNG\r\n\x1a\n", head, *chunks, chunk(b"IDAT", zlib.compress(b"\0" * 100)), chunk(b"IEND", b"")]
    )


def pdf_of(*objects: bytes) -> bytes:
    """A scan as PDF, with more objects put in before its end."""
    scan = picture("PDF")
    place = scan.rindex(b"xref\n", 0, scan.rindex(b"startxref"))
    return scan[:place] + b"\n".join(objects) + b"\n" + scan[place:]


def packed(content: bytes) -> bytes:
    """Objects in a compressed stream, as newer PDF files keep them."""
    stream = zlib.compress(content)
    return b"9 0 obj <</Type /ObjStm /Filter /FlateDecode /Length %d>> stream\n%s\nendstream endobj" % (
        len(stream),
        stream,
    )


def tagged(orientation: int = 1) -> bytes:
    """A photo, red on the left and blue on the right, with all that a camera writes into it."""
    photo = Image.new("RGB", (40, 20), "red")
    photo.paste("blue", (20, 0, 40, 20))
    exif = photo.getexif()
    exif[ORIENTATION], exif[MAKER_NOTE] = orientation, PLACE
    exif.get_ifd(GPS)[29] = "2019:03:01"
    target = BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = f"<x:xmpmeta>{PLACE}</x:xmpmeta>".encode()
    photo.save(target, "JPEG", exif=exif, comment=PLACE, icc_profile=profile, xmp=xmp, quality=95)
    return target.getvalue()


def test_a_photo_is_turned_upright():
    photo = reopened(prepared(tagged(orientation=6)).content)
    red, blue = photo.getpixel((10, 5)), photo.getpixel((10, 35))
    assert (photo.size, red[0] > 200, blue[2] > 200) == ((20, 40), True, True)


@pytest.mark.parametrize("part", ["content", "preview"])
def test_a_photo_is_stripped_of_what_the_camera_wrote(part):
    source = tagged()
    assert PLACE.encode() in source
    kept = getattr(prepared(source), part)
    photo = reopened(kept)
    assert (dict(photo.getexif()), PLACE.encode() in kept) == ({}, False)
    assert not {"exif", "comment", "icc_profile", "xmp"} & set(photo.info)


def test_a_png_is_stripped_of_its_texts():
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Location", PLACE, zip=False)
    texts.add_itxt("XML:com.adobe.xmp", PLACE)
    source = picture("PNG", pnginfo=texts)
    assert b"Location" in source
    assert not {"Location", "XML:com.adobe.xmp"} & set(reopened(prepared(source).content).info)


def test_what_hangs_on_behind_a_photo_is_dropped():
    assert b"<script>" not in prepared(picture() + b"<script>alert(1)</script>").content


def test_a_large_photo_is_made_smaller_in_its_proportions():
    kept = prepared(picture(size=(5000, 1250)))
    assert (kept.width, kept.height, reopened(kept.content).size) == (2560, 640, (2560, 640))


def test_a_small_photo_keeps_its_size():
    kept = prepared(picture(size=(300, 200)))
    assert (kept.width, kept.height) == (300, 200)


def test_the_preview_is_small():
    assert max(reopened(prepared(picture(size=(3000, 2000))).preview).size) == PREVIEW_SIDE


def test_a_clear_png_keeps_its_clearness_and_its_preview_lies_on_white():
    kept = prepared(picture("PNG", colour=(0, 0, 0, 0), mode="RGBA"))
    assert (reopened(kept.content).mode, reopened(kept.preview).getpixel((5, 5))) == ("RGBA", (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_a_png_of_every_mode_is_kept(mode):
    assert prepared(picture("PNG", colour=0, mode=mode)).format == "png"


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_a_jpeg_of_every_mode_is_kept(mode):
    assert reopened(prepared(picture(colour=0, mode=mode)).content).mode == "RGB"


def test_the_content_counts_and_not_the_name():
    assert prepared(picture("PNG"), "微信图片.jpg").format == "png"


def test_a_scan_as_pdf_is_kept_as_it_came():
    scan = picture("PDF")
    kept = prepared(scan, "鉴定表.pdf")
    assert (kept.format, kept.content, kept.preview, kept.width) == ("pdf", scan, b"", None)


def test_a_pdf_with_packed_objects_is_kept():
    assert prepared(pdf_of(packed(b"1 0 <</Type /Page>>")), "a.pdf").format == "pdf"


BIG = 40 * 1024 * 1024

REFUSED = {
    "empty": (b"", "is empty"),
    "huge": (picture() + b"\0" * MAX_BYTES, "larger than 20 MB"),
    "a page named as a photo": (b"<!doctype html><script>alert(1)</script>", "no JPEG or PNG"),
    "a program named as a photo": (b"MZ\x90\0" + b"\0" * 200, "no JPEG or PNG"),
    "a drawing that runs script": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "no JPEG or PNG"),
    "an archive": (b"PK\x03\x04" + b"\0" * 200, "no JPEG or PNG"),
    "a GIF": (picture("GIF"), "no JPEG or PNG"),
    "a HEIC photo": (b"\0\0\0\x18ftypheic" + b"\0" * 200, "HEIC"),
    "a photo cut off": (picture(size=(900, 900))[:-400], "damaged"),
    "a PNG cut off": (picture("PNG", size=(900, 900))[:200], "damaged"),
    "a page that begins as a photo": (b"\xff\xd8\xff<script>alert(1)</script>", "damaged"),
    "a page that begins as a PNG": (b"\x89PNG\r\n\x1a\n<script>alert(1)</script>", "damaged"),
    "a bomb of pixels": (png_of(60_000, 60_000), "million pixels"),
    "more pixels than a phone takes": (picture("PNG", size=(8000, 6500), mode="1", colour=0), "million pixels"),
    "a bomb of text": (png_of(10, 10, chunk(b"zTXt", b"a\0\0" + zlib.compress(b"\0" * BIG))), "damaged"),
    "a PDF cut off": (picture("PDF")[:-300], "damaged"),
    "a page that begins as a PDF": (b"%PDF-1.4 <script>alert(1)</script>", "damaged"),
    "a PDF under a password": (pdf_of(b"<</Encrypt 8 0 R>>"), "password"),
    "a PDF with script": (pdf_of(b"8 0 obj <</S /JavaScript /JS (app.alert)>> endobj"), "program"),
    "a PDF with script under another spelling": (pdf_of(b"8 0 obj <</S /J#61vaScript>> endobj"), "program"),
    "a PDF that starts a program": (pdf_of(b"8 0 obj <</S /Launch /F (cmd.exe)>> endobj"), "program"),
    "a PDF with a file in it": (pdf_of(b"8 0 obj <</Type /EmbeddedFile>> endobj"), "program"),
    "a PDF with script packed away": (pdf_of(packed(b"8 0 <</S /JavaScript>>")), "program"),
    "a PDF that unpacks without end": (pdf_of(packed(b"\0" * BIG)), "damaged"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_is_refused_with_its_name_and_the_reason(case):
    content, words = REFUSED[case]
    with pytest.raises(ValidationError, match=words) as error:
        prepared(content, "低保证.jpg")
    assert "低保证.jpg" in error.value.messages[0]


def test_what_is_over_the_limit_is_not_stored_while_it_comes_in():
    quota = Quota()
    assert (quota.receive_data_chunk(b"x", MAX_BYTES), quota.receive_data_chunk(b"x", MAX_BYTES + 1)) == (b"x", None)
