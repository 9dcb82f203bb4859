"""Write the programmes, rates and exclusions this software comes with, where there is none yet."""

from datetime import date

from django.core.management.base import BaseCommand
from django.db import transaction

from ... import shipped
from ...models import Exclusion, Programme


class Command(BaseCommand):
    help = "Write the programmes, rates and exclusions of the 2018 report that are missing; what is there stays."

    def add_arguments(self, parser):
        parser.add_argument("--since", type=date.fromisoformat, required=True, help="the day they apply from")

    @transaction.atomic
    def handle(self, *args, since: date, **options):
        known = set(Programme.objects.values_list("benefit", flat=True))
        added = 0
        for programme, rates in shipped.programmes(since):
            if programme.benefit not in known:
                programme.full_clean()
                programme.save()
                for rate in rates:
                    rate.programme = programme
                    rate.full_clean()
                    rate.save()
                added += 1
        pairs = set(Exclusion.objects.values_list("benefit", "other"))
        for exclusion in shipped.exclusions(since):
            if (exclusion.benefit, exclusion.other) not in pairs:
                exclusion.full_clean()
                exclusion.save()
        self.stdout.write(f"{added} programmes added, {len(known)} were there.")
