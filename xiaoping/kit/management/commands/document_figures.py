"""`manage.py document_figures`: write docs/figures.md from the declarations; `--check` only compares."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from xiaoping.kit.indicators import Fold, Indicator, indicators

HEAD = """# Figures

Written by `manage.py document_figures` from the declarations in each app's `indicators.py`; do not edit. Every
figure has its page at `/figures/<key>/`, and its value opens to the rows it was folded from.
"""


class Command(BaseCommand):
    help = "Write docs/figures.md from the declared figures."

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="fail if the file differs from the declarations")

    def handle(self, *args, check, **options):
        path = settings.BASE_DIR / "docs" / "figures.md"
        text = document()
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            raise CommandError("docs/figures.md differs from the declarations: run manage.py document_figures.")


def document() -> str:
    """The whole document."""
    return "\n".join([HEAD, *(_section(indicator) for indicator in indicators)])


def _section(indicator: Indicator) -> str:
    with override("zh-hans"):
        chinese = str(indicator.label)
    with override("en"):
        lines = [
            f"## {indicator.label} · {chinese}\n",
            f"`{indicator.key}`\n",
            f"{indicator.definition}\n",
            f"- unit: {indicator.unit.label}; {indicator.basis.label}; {indicator.better.label}",
            f"- reads: {_reads(indicator)}",
            f"- source: {indicator.source}\n",
        ]
    return "\n".join(lines)


def _reads(indicator: Indicator) -> str:
    if indicator.fold == Fold.RATIO:
        return f"`{indicator.numerator}` in percent of `{indicator.denominator}`"
    narrowed = "".join(f", `{name}={value}`" for name, value in indicator.params.items())
    measure = f" of `{indicator.measure}`" if indicator.measure else ""
    rows = f"{indicator.fold.label}{measure} of `{indicator.list_url}` by `{indicator.period}`{narrowed}"
    return f"{rows}, {indicator.time.label}"
