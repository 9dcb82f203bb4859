"""A backup comes back whole, on either database, or is refused in words with nothing half-written."""

import io
import resource
import stat
from datetime import date

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.db import connection

from tests.backup.conftest import PASSPHRASE
from villages.models import Officer
from xiaoping.backup import archive, files, making, restoring, rows
from xiaoping.backup.words import BackupError, NoRoom
from xiaoping.kit import roles


def everything() -> dict:
    return {label: rows_of(model) for label, model in rows.tables().items()}


def rows_of(model) -> list:
    return sorted(rows.lines(model, rows.columns(model)))


def test_there_and_back_everything_is_as_before(backup, machine, other_vendor):
    there, back = machine(other_vendor), machine(connection.vendor)
    assert "已恢复小乡" in there.restore(backup.path).stdout
    assert "已恢复小乡" in back.restore(there.write_backup()).stdout
    again = restoring.inspect(back.write_backup(), PASSPHRASE)
    assert again.end == backup.end
    keys = back.folder / "secrets.env"
    assert again.keys == backup.keys == keys.read_text()
    assert stat.S_IMODE(keys.stat().st_mode) == 0o600
    assert (back.folder / "media" / "2018" / "证明.txt").read_text() == "村委会证明"
    next_key = Group.objects.latest("pk").pk + 2  # one was given out and removed
    assert back.shell("print(Group.objects.create(name='new').pk)") == str(next_key)


def test_it_holds_rows_history_files_and_every_figure(backup):
    assert backup.end["tables"]["villages.township"][0] == 1
    assert backup.end["tables"]["villages.historicalstay"][0] >= 23
    assert backup.end["figures"]["2018"]["villages.total_households"]["township"] == "7"
    assert set(backup.end["files"]) == {"2018/证明.txt", "scan.jpg"}
    assert set(backup.end["tables"]) == set(rows.tables())


def test_nobody_stays_logged_in(backup):
    assert "sessions.session" not in backup.end["tables"]


# While others write


WHILE_WRITING = f"""
import subprocess, sys
backup = subprocess.Popen(
    [sys.executable, "manage.py", "backup", "--passphrase-file", "-"], stdin=subprocess.PIPE, text=True
)
print({PASSPHRASE!r}, file=backup.stdin)
backup.stdin.close()
written = 0
while backup.poll() is None:
    with transaction.atomic():
        Group.objects.create(name=f"w{{written}}")
        Township.objects.create(name=f"w{{written}}", records_from="2018-01-01")
    written += 1
print(backup.returncode, written)
"""


def test_a_backup_shows_one_moment_while_others_write(backup, machine, tmp_path):
    """Groups are read among the first rows, townships among the last: each writing adds one of both."""
    other = machine(connection.vendor)
    other.restore(backup.path)
    *_words, last = other.shell(WHILE_WRITING).splitlines()
    failed, written = map(int, last.split())
    held = restoring.inspect(other.latest_backup(), PASSPHRASE).end["tables"]
    added = held["villages.township"][0] - 1
    assert failed == 0
    assert added == held["auth.group"][0] - len(roles.grants)
    assert added < written


# What is refused


def refused(path, words: str, passphrase: str = PASSPHRASE) -> None:
    """Restoring is refused with these words, and nothing has changed."""
    before = everything()
    with pytest.raises(BackupError, match=words):
        restoring.restore(path, passphrase)
    assert everything() == before


def test_a_wrong_passphrase(backup):
    refused(backup.path, "passphrase is wrong", "four words to forget")


def test_a_cut_file(backup, tmp_path):
    cut = tmp_path / "cut"
    cut.write_bytes(backup.path.read_bytes()[:-1000])
    refused(cut, "cut short")


def test_a_file_that_is_not_there(office, tmp_path):
    refused(tmp_path / "none", "cannot be read")


def test_a_newer_version(office, tmp_path):
    later = tmp_path / "later"
    with later.open("wb") as target, archive.written(target, PASSPHRASE) as out:
        said = archive.manifest()
        out.json(
            archive.MANIFEST, {**said, "version": "9.0", "migrations": [*said["migrations"], ["poverty", "9999_x"]]}
        )
    refused(later, r"newer version .*9\.0 > .*poverty\.9999_x.* Upgrade")


def test_a_database_that_holds_anything(backup):
    refused(backup.path, "Nothing was restored: the database holds rows of auth.user. Give it an empty")


def test_a_folder_that_holds_other_files(backup, machine):
    other = machine("sqlite")
    (other.folder / "media").mkdir()
    (other.folder / "media" / "letter.txt").write_text("of somebody else")
    assert "中已有 letter.txt" in other.restore(backup.path).stderr
    assert (other.folder / "media" / "letter.txt").read_text() == "of somebody else"


def test_other_keys_in_the_environment(backup, monkeypatch):
    monkeypatch.setenv("XIAOPING_INDEX_KEY", "another")
    refused(backup.path, "XIAOPING_INDEX_KEY to another key")


def test_a_path_that_leads_out_of_the_folder(office):
    """Only who knows the passphrase could write one."""
    with pytest.raises(BackupError, match="damaged"):
        files.write("../../stolen", io.BytesIO(b"x"))
    with pytest.raises(BackupError, match="damaged"):
        files.write("/stolen", io.BytesIO(b"x"))


# A full disk


def smaller_files(limit: int):
    """Let no file of the process grow beyond a size, as a full disk would not."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))


@pytest.fixture
def full_disk():
    """No file of this process grows beyond 64 KiB."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (65536, usual[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_on_a_full_disk_no_backup_is_left(office, full_disk, tmp_path):
    folder = tmp_path / "backups"
    with pytest.raises(NoRoom, match="no room at .*backups"):
        making.make(folder, PASSPHRASE)
    assert list(folder.iterdir()) == []


def test_on_a_full_disk_nothing_is_restored_and_later_all_of_it(office, machine, settings, tmp_path):
    (settings.MEDIA_ROOT / "large.jpg").write_bytes(bytes(20_000_000))
    making.write(tmp_path / "b", PASSPHRASE)
    other = machine("sqlite")
    done = other.restore(tmp_path / "b", preexec_fn=smaller_files(16_000_000))
    assert (done.returncode, "空间不足" in done.stderr, "Traceback" in done.stderr) == (1, True, False)
    assert sorted(path.name for path in other.folder.iterdir() if "sqlite" not in path.name) == ["secrets.env"]
    assert "已恢复小乡" in other.restore(tmp_path / "b").stdout


# What is checked before a backup counts


def test_what_could_not_be_restored_is_not_kept(office, tmp_path):
    """An officer of no village, as a damaged database might hold."""
    orphan = Officer.objects.create(name="无村", village_id=999_999, since=date(2018, 1, 1))
    folder = tmp_path / "backups"
    with pytest.raises(BackupError, match="could not be brought back, and was not kept: .*database refused"):
        making.make(folder, PASSPHRASE)
    assert list(folder.iterdir()) == []
    orphan.delete()
    Officer.history.filter(name="无村").delete()


def test_one_backup_at_a_time(office, tmp_path):
    with making._alone(), pytest.raises(BackupError, match="Another backup is being made"):
        making.make(tmp_path / "backups", PASSPHRASE)


def test_the_command_writes_checks_and_keeps_as_many_as_asked(office, tmp_path, capsys):
    folder, secret = tmp_path / "backups", tmp_path / "passphrase"
    secret.write_text(PASSPHRASE)
    secret.chmod(0o600)
    folder.mkdir()
    (folder / "xiaoping-20180101-023000.backup").touch()
    call_command("backup", to=folder, passphrase_file=str(secret), keep=1)
    (path,) = folder.iterdir()
    assert "2 attachments" in capsys.readouterr().out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert restoring.inspect(path, PASSPHRASE).manifest["township"] == "小乡"


def test_the_command_keeps_at_least_one(office, tmp_path):
    with pytest.raises(CommandError, match="At least one"):
        call_command("backup", to=tmp_path, passphrase_file="-", keep=0)
