"""`manage.py rebuild_search`: make the search index anew, or only compare it with the records."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from villages import search


class Command(BaseCommand):
    help = "Make the search index anew; with --check, only say whether it is up to date."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="change nothing; fail if the index is out of date")

    def handle(self, *args, check, **options):
        if check:
            if wrong := search.out_of_date():
                raise CommandError(f"{wrong} stays have other search words than they should: run rebuild_search.")
            self.stdout.write("The search index is up to date.")
            return
        with transaction.atomic():
            self.stdout.write(f"{search.rebuild()} search words.")
