"""`manage.py first_run`: what the first-run page does, for who sits at the server."""

import sys
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from xiaoping.firstrun import layout
from xiaoping.firstrun.opening import open_office
from xiaoping.kit import clock, passwords


class Command(BaseCommand):
    help = "Set up township, villages, groups and the first administrator, whose password is printed once."

    def add_arguments(self, parser):
        parser.add_argument("--township", required=True)
        parser.add_argument("--county", default="")
        parser.add_argument("--area-code", default="")
        parser.add_argument(
            "--records-from", type=date.fromisoformat, metavar="YYYY-MM-DD", help="1 January if not given"
        )
        parser.add_argument(
            "--villages", required=True, metavar="FILE", help="a village a line with its groups; - reads it"
        )
        parser.add_argument("--username", required=True, help="of the first administrator")
        parser.add_argument("--name", required=True, help="of the first administrator")

    def handle(self, *args, township, county, area_code, records_from, villages, username, name, **options):
        password = passwords.made_up()
        try:
            text = sys.stdin.read() if villages == "-" else Path(villages).read_text("utf-8-sig")
            drafts = layout.parse(text)
            open_office(
                township=township,
                county=county,
                area_code=area_code,
                records_from=records_from or clock.today().replace(month=1, day=1),
                villages=drafts,
                username=username,
                name=name,
                password=password,
                is_handed_over=True,
            )
        except OSError as error:
            raise CommandError(f"{villages} cannot be read ({error.strerror}).") from error
        except UnicodeDecodeError as error:
            raise CommandError(f"{villages} is not UTF-8: save it as “CSV UTF-8” or text in UTF-8.") from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        groups = sum(len(draft.groups) for draft in drafts)
        self.stdout.write(f"{township}: {len(drafts)} villages, {groups} groups. {username} logs in with {password}")
        self.stdout.write("and then chooses another password. It is not printed again.")
