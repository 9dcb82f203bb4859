"""`manage.py load_demo`: the demonstration township, into an empty database only."""

from django.core.management.base import BaseCommand, CommandError

from xiaoping.demo import loading


class Command(BaseCommand):
    help = "Load the demonstration township. Refuses a database that holds anything else."

    def add_arguments(self, parser):
        parser.add_argument("--if-new", action="store_true", help="do nothing, quietly, where there is data already")

    def handle(self, *args, if_new, verbosity, **options):
        try:
            loading.load()
        except loading.NotEmpty as found:
            if if_new:
                return
            raise CommandError(
                f"The demonstration township was not loaded into this database: {found}. "
                "Give it an empty one: set DATABASE_URL or XIAOPING_VAR."
            ) from found
        if verbosity > 0:
            self.stdout.write("The demonstration township is loaded; its day is 15 April 2019.")
