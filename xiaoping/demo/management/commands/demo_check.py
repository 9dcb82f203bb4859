"""`manage.py demo_check`: is the loaded demonstration township plausible, and are its figures the report's?"""

from django.core.management.base import BaseCommand, CommandError

from xiaoping.demo import loading, measures


class Command(BaseCommand):
    help = "Print what was measured in the demonstration township, the bounds and their reasons. Fails if any is left."

    def handle(self, *args, **options):
        if not loading.is_loaded():
            raise CommandError("This database does not hold the demonstration township: run manage.py load_demo first.")
        found = list(measures.all_measures())
        for measure in found:
            verdict = self.style.SUCCESS("ok  ") if measure.holds else self.style.ERROR("FAIL")
            bounds = f"{measure.low:g}" if measure.low == measure.high else f"{measure.low:g} to {measure.high:g}"
            self.stdout.write(f"{verdict} {measure.name:<52}{measure.value:>9g}  {bounds:<14}  {measure.reason}")
        failed = sum(not measure.holds for measure in found)
        if failed:
            raise CommandError(f"{failed} of {len(found)} measures are out of bounds.")
        self.stdout.write(f"{len(found)} measures, all within their bounds.")
