"""`manage.py catalogue`: bring new messages into the catalogues; `--check` them; `--compile` them."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from xiaoping.catalogues import catalogues, contradictions


class Command(BaseCommand):
    help = "Update the message catalogues, check that they are complete, or compile them."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--check", action="store_true", help="list what is missing and fail if anything is")
        what.add_argument("--compile", action="store_true", help="write what Django reads")

    def handle(self, *args, check, compile, **options):
        for catalogue in catalogues(settings.BASE_DIR):
            if compile:
                catalogue.compile()
            elif not check:
                catalogue.update()
        if check:
            found = catalogues(settings.BASE_DIR)
            problems = [problem for catalogue in found for problem in catalogue.problems()] + [*contradictions(found)]
            if problems:
                raise CommandError("\n".join(problems))
