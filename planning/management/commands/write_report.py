"""`manage.py write_report --year 2018 --out FILE.docx`: the yearly report as a file."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from planning.actions import draft
from planning.models import Report
from planning.reporting import pdf, word
from planning.reporting.printing import Printing
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period
from xiaoping.kit.registry import unknown

WRITERS = {".docx": word, ".pdf": pdf}


class Command(BaseCommand):
    help = "Write the report of a year as .docx or .pdf: the version issued last, or the draft if there is none."

    def add_arguments(self, parser):
        parser.add_argument("--year", type=int, required=True, help="the year reported")
        parser.add_argument("--out", type=Path, required=True, metavar="FILE", help="ends with .docx or .pdf")
        parser.add_argument("--draft", action="store_true", help="the draft, even if a version was issued")

    def handle(self, *args, year, out, draft, **options):
        if out.suffix not in WRITERS:
            raise CommandError(f"{unknown('kind of file', out.suffix, WRITERS)}", returncode=2)
        printing = self.printing(year, draft)
        try:
            out.write_bytes(WRITERS[out.suffix].write(printing))  # type: ignore[attr-defined]
        except OSError as error:
            raise CommandError(f"{out} cannot be written: {error.strerror}.") from error
        what = f"version {printing.version}" if printing.version else "draft"
        self.stdout.write(f"{out}: {printing.document.title}, {what}, {len(printing.document.figures)} figures.")
        for line in self.changed(printing):
            self.stdout.write(line)

    def changed(self, printing: Printing) -> Iterator[str]:
        """The figures whose records say something else today than what is printed."""
        for one in printing.document.figures:
            if one.key not in indicators:
                continue
            now = indicators[one.key].value(Period.parse(one.period), None, one.village)
            if now is None or Decimal(now) != Decimal(one.value):
                yield f"{one.key} {one.period}: {one.value} printed, {now} in the records of today."

    def printing(self, year: int, is_draft: bool) -> Printing:
        """What is to be written. Raises CommandError if there is no report of the year."""
        report = Report.objects.filter(year=year).first()
        if report is None:
            raise CommandError(f"{unknown('report of', str(year), Report.objects.values_list('year', flat=True))}")
        issue = report.issues.order_by("-number").first()
        if issue is None or is_draft:
            return self.drafted(report)
        return Printing(issue.document, issue.issued_on, issue.number)

    def drafted(self, report: Report) -> Printing:
        """The draft; what keeps it from being issued is said."""
        drawn = draft(report)
        for one in drawn.problems:
            self.stderr.write(f"{one.name}: {one.message}")
        return Printing(drawn.document)
