"""A backup of the previous release comes back into this one: tables as they were, then brought up to date."""

from pathlib import Path

from tests.backup.conftest import PASSPHRASE
from xiaoping.backup import restoring

# The small township with one attachment, written by release 0.1.0 on SQLite. A later release adds its own beside it.
INDEX = "villages.searchtoken"  # made from the registers, with fewer words than that release had
RELEASE = Path(__file__).with_name("release-0.1.0.backup")


def test_a_backup_of_the_previous_release(machine, other_vendor):
    upgraded = machine(other_vendor)
    done = upgraded.restore(RELEASE)
    assert done.stdout.startswith("已恢复小乡")
    assert "统计结果不同" not in done.stdout
    before = restoring.inspect(RELEASE, PASSPHRASE).end
    after = restoring.inspect(upgraded.write_backup(), PASSPHRASE).end
    kept, now = ({label: rows[0] for label, rows in end["tables"].items()} for end in (before, after))
    registers = [label for label in kept if label.startswith("villages.") and label != INDEX]
    assert {label: now[label] for label in registers} == {label: kept[label] for label in registers}
    assert upgraded.shell("from villages.search import out_of_date; print(out_of_date())") == "0"
    assert after["files"] == before["files"]
    number = "from villages.models import IdNumber; print(IdNumber.objects.first().number)"
    assert upgraded.shell(number).startswith("431299")
