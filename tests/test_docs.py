"""Documents made from code equal the code; the glossary names what exists."""

import re
from pathlib import Path

from django.core.management import call_command

from xiaoping.kit.indicators import indicators

BASE = Path(__file__).resolve().parent.parent
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for app in ("villages", "poverty", "planning", "safety", "welfare", "xiaoping")
    for path in (BASE / app).rglob("*.py")
)


def test_the_figures_document_equals_the_declarations():
    call_command("document_figures", check=True)


def test_the_glossary_names_only_what_the_code_has():
    words = re.findall(r"\| `([\w.]+)`", (BASE / "docs" / "glossary.md").read_text(encoding="utf-8"))
    unknown = [word for word in words if word not in indicators and not re.search(rf"\b{word.split('.')[-1]}\b", CODE)]
    assert (len(words) > 20, unknown) == (True, [])
