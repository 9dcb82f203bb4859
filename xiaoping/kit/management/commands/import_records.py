"""`manage.py import_records KIND FILE`: bring a file in from the command line, for the whole township or as a user."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from xiaoping.kit.imports import batches, books
from xiaoping.kit.imports.kinds import REFUSED, kinds
from xiaoping.kit.registry import UnknownKey

AUTO = "auto"


class Command(BaseCommand):
    help = "Bring in households, people, the register or yearly data from a spreadsheet, all of it or nothing."

    def add_arguments(self, parser):
        parser.add_argument("kind", metavar="KIND", help=f"{AUTO}, or one of: {', '.join(kinds.keys())}")
        parser.add_argument("file", metavar="FILE", type=Path, help="xlsx, xls or csv")
        parser.add_argument("--dry-run", action="store_true", help="check only; change nothing")
        parser.add_argument("--report", metavar="OUT.xlsx", type=Path, help="write refused rows with their reasons")
        parser.add_argument("--by", metavar="USER", help="within this user's villages, and in their name")
        parser.add_argument("--year", type=int, help="year of the data; last year if not given")
        parser.add_argument("--day", type=parse_date, help="day for which the file is right; today if not given")
        parser.add_argument("--reason", default="", help="kept with every change; the name of the file if not given")

    def handle(self, *args, kind, file, dry_run, report, by, year, day, reason, **options):
        try:
            user = get_user_model().objects.get(username=by) if by else None
            content = file.read_bytes()
            batch = batches.load(
                content=content, name=file.name, kind="" if kind == AUTO else kind, year=year, day=day, by=user
            )
        except (ValidationError, UnknownKey, OSError, get_user_model().DoesNotExist) as error:
            raise CommandError(" ".join(getattr(error, "messages", [str(error)]))) from error
        self._tell(batch)
        if report:
            report.write_bytes(books.refused(batch))
        if dry_run:
            batches.discard(batch=batch, by=user)
            return
        try:
            batches.apply(batch=batch, by=user, reason=reason or file.name)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(_("Applied."))

    def _tell(self, batch) -> None:
        self.stdout.write(
            _("%(kind)s: %(new)s new, %(changed)s changed, %(same)s same, %(refused)s refused.")
            % {"kind": kinds[batch.kind].title, **batch.counts}
        )
        for label in batch.unused:
            self.stdout.write(_("Not kept here: %(label)s") % {"label": label})
        for row in batch.rows.filter(outcome=REFUSED)[:20]:
            for _severity, column, value, message in row.content["problems"]:
                self.stdout.write(f"{row.sheet} {row.line} {column} {value}: {message}")
