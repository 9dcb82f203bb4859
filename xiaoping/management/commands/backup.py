"""`manage.py backup`: rows, attachments and keys in one encrypted file, brought back aside before it counts."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from xiaoping.backup import figures, keeping, making, passphrase
from xiaoping.backup.words import BackupError


class Command(BaseCommand):
    help = "Make one encrypted file of database, attachments and keys, and check it by restoring it aside."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--to", type=Path, metavar="FOLDER", help="where to; $XIAOPING_VAR/backups if not given")
        parser.add_argument("--passphrase-file", metavar="FILE", help="one line, for its owner alone; - reads a line")
        parser.add_argument(
            "--keep", type=int, metavar="N", help="afterwards remove all but the N newest backups there"
        )
        parser.add_argument(
            "--keep-months", type=int, default=0, metavar="M", help="and the newest of each of M months"
        )

    def handle(self, *args, to, passphrase_file, keep, keep_months, **options):
        if keep is not None and keep < 1:
            raise CommandError(_("At least one backup is kept."))
        folder = to or settings.VAR / "backups"
        try:
            path, content = making.make(folder, passphrase.read(passphrase_file, is_new=True))
        except BackupError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            _("%(path)s: %(rows)s rows, %(files)s attachments, %(figures)s figures; restored aside and compared.")
            % {
                "path": path,
                "rows": sum(kept[0] for kept in content["tables"].values()),
                "files": len(content["files"]),
                "figures": figures.count(content["figures"]),
            }
        )
        for name in keeping.tidy(folder, keep, keep_months) if keep else ():
            self.stdout.write(_("removed %(name)s") % {"name": name})
