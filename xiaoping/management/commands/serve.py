"""`manage.py serve`: bring the database and the static files up to date, then serve. Run again, it keeps the data."""

import os
import socket
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from villages.models import Township
from xiaoping.firstrun import code
from xiaoping.kit import clock
from xiaoping.kit.registry import facts

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = (
        "Migrate, load the demonstration township into a new database or, with --empty, leave it to the office; serve."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument(
            "--empty", action="store_true", help="an office's own database: no demonstration, a first run"
        )
        parser.add_argument("--development", action="store_true", help="Django's development server")

    def handle(self, *args, port, empty, development, **options):
        self.check_port(port)
        is_own = empty or code.is_waiting()
        call_command("prepare", demonstration=not is_own, no_static=development, stdout=self.stdout)
        if is_own and clock.demonstration_day():
            raise CommandError(
                "This database holds the demonstration township: set XIAOPING_VAR to another folder, "
                "or DATABASE_URL to an empty database."
            )
        if not is_own and not Township.objects.exists():
            self.stdout.write("loading the demonstration township …")
            call_command("load_demo", verbosity=0)
        self.announce(port)
        command = self.development(port) if development else self.production(port)
        os.execv(sys.executable, [sys.executable, *command])

    def development(self, port: int) -> list[str]:
        return [str(settings.BASE_DIR / "manage.py"), "runserver", f"{HOST}:{port}"]

    def production(self, port: int) -> list[str]:
        """A process for each core: pages are computed, not waited for. Its threads answer others while one of them is
        busy for long: with an import, or a phone's upload."""
        place = ["--chdir", str(settings.BASE_DIR), "--bind", f"{HOST}:{port}"]
        scratch = "/dev/shm" if os.path.isdir("/dev/shm") else "/tmp"  # noqa: S108
        workers = ["--workers", str(os.cpu_count() or 2), "--threads", "4", "--worker-tmp-dir", scratch]
        return ["-m", "gunicorn", "xiaoping.wsgi", *place, *workers, "--timeout", "120", "--log-level", "warning"]

    def check_port(self, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OverflowError as error:
                raise CommandError(f"{port} is no port: choose one from 1024 to 65535.") from error
            except OSError as error:
                raise CommandError(
                    f"Port {port} cannot be used ({error.strerror}): end what uses it, or make serve PORT={port + 1}."
                ) from error

    def announce(self, port: int) -> None:
        self.stdout.write(f"\n    http://{HOST}:{port}\n")
        if clock.demonstration_day():
            self.stdout.write("    demonstration accounts:")
            for account in facts["demo.accounts"]():
                line = f"    {account['username']:<10}{account['password']:<18}{account['role']} ({account['scope']})"
                self.stdout.write(line)
        self.stdout.write("\n    Ctrl-C ends it.\n")
        self.stdout.flush()
