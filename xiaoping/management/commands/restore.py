"""`manage.py restore FILE`: bring a backup back onto an empty machine, all of it or nothing."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from xiaoping.backup import figures, passphrase, restoring
from xiaoping.backup.words import BackupError


class Command(BaseCommand):
    help = "Restore a backup into an empty database and folder, SQLite or PostgreSQL, whichever it was made on."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--passphrase-file", metavar="FILE", help="one line, for its owner alone; - reads a line")

    def handle(self, *args, file, passphrase_file, **options):
        try:
            backup = restoring.restore(file, passphrase.read(passphrase_file, is_new=False))
        except BackupError as error:
            raise CommandError(str(error)) from error
        end = backup.end
        self.stdout.write(
            _("Restored %(township)s as of %(moment)s: %(rows)s rows, %(files)s attachments, %(figures)s figures.")
            % {
                "township": backup.manifest["township"],
                "moment": backup.manifest["made_at"],
                "rows": sum(kept[0] for kept in end["tables"].values()),
                "files": len(end["files"]),
                "figures": figures.count(end["figures"]),
            }
        )
        for figure in backup.unlike:
            self.stdout.write(_("This version counts otherwise: %(figure)s") % {"figure": figure})
        self.stdout.write(_("A server that is running reads the restored keys when it is started again."))
