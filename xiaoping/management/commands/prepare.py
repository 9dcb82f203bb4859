"""`manage.py prepare`: bring database, roles and static files up to date; of a new database, print the first-run code.

A service runs it before each start, and so after each upgrade. It never loads the demonstration.
"""

import hashlib
import os

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from villages.models import Township
from xiaoping.firstrun import code


class Command(BaseCommand):
    help = "Migrate, put the roles back as declared, collect static files; print the code of a first run if one is due."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--demonstration", action="store_true", help="no first run: the demonstration comes next")
        parser.add_argument("--no-static", action="store_true", help="leave the static files alone")

    def handle(self, *args, demonstration, no_static, **options):
        self.check_folder()
        call_command("migrate", verbosity=0, interactive=False)
        call_command("make_groups", verbosity=0)
        if not no_static:
            self.collect()
        if not demonstration and not Township.objects.exists():
            self.stdout.write(f"first run: open the server's address and type this code: {code.make()}")

    def check_folder(self) -> None:
        folder = settings.VAR
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CommandError(
                f"{folder} cannot be made ({error.strerror}): set XIAOPING_VAR to another folder."
            ) from error
        if not os.access(folder, os.W_OK):
            raise CommandError(f"{folder} is read-only: make it writable, or set XIAOPING_VAR to another folder.")

    def collect(self) -> None:
        """Collect the static files, unless none has changed since they were collected."""
        mark = settings.STATIC_ROOT / "sources.sha256"
        digest = hashlib.sha256()
        for finder in get_finders():
            for path, storage in finder.list([]):
                stat = os.stat(storage.path(path))
                digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
        if mark.exists() and mark.read_text() == digest.hexdigest():
            return
        self.stdout.write("collecting static files …")
        call_command("collectstatic", verbosity=0, interactive=False, clear=True)
        mark.write_text(digest.hexdigest())
