"""Which old backups go; and whose passphrase is taken."""

import io

import pytest

from xiaoping.backup import keeping, passphrase
from xiaoping.backup.words import BackupError

NAMES = [
    f"xiaoping-{day}-0230{second:02}.backup"
    for second, day in enumerate(["20190131", "20190214", "20190215", "20190301", "20190302", "20190303"])
]


@pytest.mark.parametrize(
    ("newest", "months", "kept"),
    [
        (6, 0, NAMES),
        (9, 0, NAMES),
        (2, 0, NAMES[4:]),
        (1, 3, [NAMES[0], NAMES[2], NAMES[5]]),
        (2, 2, [NAMES[2], NAMES[4], NAMES[5]]),
    ],
)
def test_the_newest_and_one_a_month_are_kept(newest, months, kept):
    assert set(NAMES) - set(keeping.superseded(NAMES, newest, months)) == set(kept)


def test_what_is_no_backup_is_never_removed(tmp_path):
    for name in (*NAMES, "xiaoping.txt", "xiaoping-20180101-000000.backup.part", "other-20180101-000000.backup"):
        (tmp_path / name).touch()
    assert sorted(keeping.tidy(tmp_path, 1, 0)) == NAMES[:-1]
    assert len(list(tmp_path.iterdir())) == 4


def test_a_passphrase_is_the_first_line_of_its_file(tmp_path):
    path = tmp_path / "passphrase"
    path.write_text("五个字 and some words\n")
    path.chmod(0o600)
    assert passphrase.read(str(path), is_new=True) == "五个字 and some words"


def test_a_passphrase_others_can_read_is_refused(tmp_path):
    path = tmp_path / "passphrase"
    path.write_text("four words to remember")
    path.chmod(0o644)
    with pytest.raises(BackupError, match="chmod 600"):
        passphrase.read(str(path), is_new=True)


@pytest.fixture
def credential(tmp_path, monkeypatch):
    """A passphrase as systemd hands it to the service of the nightly backup."""
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    path = tmp_path / "passphrase"
    path.write_text("four words to remember\n")
    return path


def test_a_credential_of_the_service_is_read(credential):
    credential.chmod(0o440)
    assert passphrase.read(str(credential), is_new=True) == "four words to remember"


def test_a_credential_everybody_can_read_is_refused(credential):
    credential.chmod(0o444)
    with pytest.raises(BackupError, match="chmod 600"):
        passphrase.read(str(credential), is_new=True)


def test_a_short_passphrase_is_refused_for_a_new_backup_only(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("short\nshort\n"))
    with pytest.raises(BackupError, match="at least 12"):
        passphrase.read("-", is_new=True)
    assert passphrase.read("-", is_new=False) == "short"
