"""What is sealed comes out as it went in, or not at all."""

import io
import json

import pytest

from xiaoping.backup import sealing
from xiaoping.backup.sealing import PIECE, TAG, Opener, Sealer
from xiaoping.backup.words import BackupError

PASSPHRASE = "four words to remember"  # noqa: S105 – of these files
HEADER = len(sealing.MARK) + 2


def sealed(content: bytes, *, finished: bool = True) -> bytes:
    target = io.BytesIO()
    sealer = Sealer(target, PASSPHRASE)
    sealer.write(content)
    if finished:
        sealer.finish()
    return target.getvalue()


def opened(file: bytes, passphrase: str = PASSPHRASE) -> bytes:
    return Opener(io.BytesIO(file), passphrase).read()


def content_of(size: int) -> bytes:
    return (b"0123456789abcdef" * (size // 16 + 1))[:size]


@pytest.fixture(scope="module")
def three_pieces() -> bytes:
    return sealed(content_of(2 * PIECE + 5))


def first_piece(file: bytes) -> int:
    """Where the first piece begins."""
    return HEADER + int.from_bytes(file[HEADER - 2 : HEADER], "big") + 32


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 2 * PIECE + 5])
def test_comes_out_as_it_went_in(size):
    assert opened(sealed(content_of(size))) == content_of(size)


def test_is_read_in_any_portions(three_pieces):
    opener = Opener(io.BytesIO(three_pieces), PASSPHRASE)
    read = b"".join(iter(lambda: opener.read(700_001), b""))
    assert read == content_of(2 * PIECE + 5)


def test_tells_nothing_of_the_content(three_pieces):
    assert b"0123456789" not in three_pieces


def test_two_files_of_one_content_have_nothing_in_common():
    one, other = sealed(b"x" * 100), sealed(b"x" * 100)
    assert one[first_piece(one) :] != other[first_piece(other) :]


def test_a_wrong_passphrase_is_called_that(three_pieces):
    with pytest.raises(BackupError, match="passphrase is wrong"):
        opened(three_pieces, "four words to forget")


@pytest.mark.parametrize("back", [1, TAG + 3, PIECE // 2, PIECE + TAG + 21, 2 * PIECE])
def test_one_changed_bit_is_damage(three_pieces, back):
    file = bytearray(three_pieces)
    file[-back] ^= 1
    with pytest.raises(BackupError, match="damaged|cut short"):
        opened(bytes(file))


def test_a_changed_header_is_damage(three_pieces):
    with pytest.raises(BackupError, match="damaged"):
        opened(three_pieces.replace(b'"lanes": 4', b'"lanes": 5', 1))


@pytest.mark.parametrize("place", [HEADER + 5, HEADER + 300])
def test_cut_in_the_header(three_pieces, place):
    with pytest.raises(BackupError, match="cut short"):
        opened(three_pieces[:place])


@pytest.mark.parametrize("after", [0, 7, PIECE + TAG, PIECE + TAG + 100, 2 * (PIECE + TAG), 2 * (PIECE + TAG) + 7])
def test_cut_anywhere_after_it(three_pieces, after):
    with pytest.raises(BackupError, match="cut short"):
        opened(three_pieces[: first_piece(three_pieces) + after])


def test_without_its_end_it_is_cut_short():
    with pytest.raises(BackupError, match="cut short"):
        opened(sealed(content_of(PIECE + 1), finished=False))


def test_pieces_that_changed_places_are_damage(three_pieces):
    start, size = first_piece(three_pieces), PIECE + TAG
    swapped = three_pieces[start + size : start + 2 * size] + three_pieces[start : start + size]
    with pytest.raises(BackupError, match="damaged"):
        opened(three_pieces[:start] + swapped + three_pieces[start + 2 * size :])


def test_something_after_its_end_is_damage(three_pieces):
    with pytest.raises(BackupError, match="damaged|cut short"):
        opened(three_pieces + b"more")


def test_any_other_file_is_none_of_ours():
    with pytest.raises(BackupError, match="not a backup"):
        opened(b"PK\x03\x04" + bytes(1000))


def with_header(file: bytes, **changes) -> bytes:
    """The file with another header, and its digest made to agree."""
    start = first_piece(file)
    text = json.dumps({**json.loads(file[HEADER : start - 32]), **changes}).encode()
    return sealing.MARK + len(text).to_bytes(2, "big") + text + sealing.hashlib.sha256(text).digest() + file[start:]


def test_a_newer_format_is_called_that(three_pieces):
    with pytest.raises(BackupError, match="newer version"):
        opened(with_header(three_pieces, format=2))


@pytest.mark.parametrize("cost", [{"memory": 2**30}, {"time": 10**6}, {"lanes": 0}])
def test_a_file_that_would_exhaust_the_machine_is_refused_unpaid(three_pieces, cost):
    with pytest.raises(BackupError, match="not a backup"):
        opened(with_header(three_pieces, **cost))
