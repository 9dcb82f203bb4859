"""The message catalogues: one for each app, extracted, checked and compiled without gettext being installed.

Templates under `templates/<app>/` belong to that app, all others to the project.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template import engines
from django.template.base import Node, Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

LOCALE = "zh_Hans"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[#0\- +]*\d*[a-z]|%[sd]|\{\w*\}")
HEADER = "# The words of this app in Simplified Chinese. Updated by `make catalogue`."


@dataclass(frozen=True)
class Message:
    """One message of the source."""

    id: str | tuple[str, ...]
    context: str | None = None


@dataclass(frozen=True)
class AppCatalogue:
    """The catalogue of one app: where its code, its templates and its words lie."""

    name: str
    code: Path
    templates: tuple[Path, ...]
    without: tuple[Path, ...] = ()

    @property
    def po(self) -> Path:
        return self.code / "locale" / LOCALE / "LC_MESSAGES" / "django.po"

    def messages(self) -> list[Message]:
        """Every message of the app's code and templates, each once, in order."""
        found: dict[Message, None] = {}
        for path in sorted(self.code.rglob("*.py")):
            if "migrations" not in path.parts and not any(path.is_relative_to(other) for other in self.without):
                for _line, text, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
                    found[Message(text, context)] = None
        for path in self._template_files():
            for message in template_messages(path):
                found[message] = None
        return sorted(found, key=lambda message: (_first(message.id), message.context or ""))

    def _template_files(self) -> Iterator[Path]:
        for folder in self.templates:
            yield from sorted(folder.rglob("*.html")) if folder.name != "templates" else sorted(folder.glob("*.html"))

    def read(self) -> Catalog:
        """The words as they stand."""
        if not self.po.exists():
            return Catalog(locale=LOCALE)
        return read_po(io.BytesIO(self.po.read_bytes()), locale=LOCALE)

    def update(self) -> None:
        """Write the catalogue anew: known words kept, new messages empty, unused ones gone."""
        known, fresh = self.read(), Catalog(locale=LOCALE, header_comment=HEADER, fuzzy=False)
        for message in self.messages():
            old = known.get(message.id, message.context)
            fresh.add(message.id, old.string if old else None, context=message.context)
        target = io.BytesIO()
        write_po(target, fresh, width=0, omit_header=True)
        header = f'{HEADER}\nmsgid ""\nmsgstr ""\n"Language: {LOCALE}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        plural = '"Plural-Forms: nplurals=1; plural=0;\\n"\n\n'
        self.po.parent.mkdir(parents=True, exist_ok=True)
        self.po.write_text(header + plural + target.getvalue().decode(), encoding="utf-8")

    def compile(self) -> None:
        """Write the compiled catalogue beside it."""
        with self.po.with_suffix(".mo").open("wb") as target:
            write_mo(target, self.read())

    def problems(self) -> Iterator[str]:
        """What is missing, unused, uncertain or has other placeholders than its source."""
        known, wanted = self.read(), self.messages()
        for message in wanted:
            old = known.get(message.id, message.context)
            words = (old.string if old else "") or ""
            texts = [words] if isinstance(words, str) else list(words)
            if not all(texts):
                yield f"{self.name}: not translated: {_first(message.id)}"
            elif "fuzzy" in old.flags:
                yield f"{self.name}: uncertain: {_first(message.id)}"
            elif any(_placeholders(text) - _placeholders(_all(message.id)) for text in texts):
                yield f"{self.name}: other placeholders: {_first(message.id)}"
        ids = {(_first(message.id), message.context) for message in wanted}
        for old in known:
            if old.id and (_first(old.id), old.context) not in ids:
                yield f"{self.name}: no longer used: {_first(old.id)}"


def template_messages(path: Path) -> Iterator[Message]:
    """The messages of a template, found by Django's own parser."""
    template = Template(path.read_text(encoding="utf-8"), engine=engines["django"].engine)
    for node in _nodes(template.nodelist):
        if isinstance(node, TranslateNode):
            text = node.filter_expression.var
            literal = getattr(text, "literal", text)
            if isinstance(literal, str):
                context = node.message_context
                yield Message(str(literal), str(context.var) if context else None)
        elif isinstance(node, BlockTranslateNode):
            one, _names = node.render_token_list(node.singular)
            many = node.render_token_list(node.plural)[0] if node.plural else None
            if node.trimmed:
                one, many = (_trim(text) for text in (one, many))
            yield Message((one, many) if many else one)


def _nodes(nodes) -> Iterator[Node]:
    for node in nodes:
        yield node
        for name in getattr(node, "child_nodelists", ()):
            yield from _nodes(getattr(node, name, None) or ())
        for _condition, inner in getattr(node, "conditions_nodelists", ()):
            yield from _nodes(inner)


def _trim(text: str | None) -> str | None:
    return None if text is None else " ".join(line.strip() for line in text.strip().splitlines())


def _first(ids) -> str:
    return ids if isinstance(ids, str) else ids[0]


def _all(ids) -> str:
    return ids if isinstance(ids, str) else " ".join(ids)


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def catalogues(base: Path) -> list[AppCatalogue]:
    """The catalogue of every app and of the project."""
    templates = base / "templates"
    project, kit = base / "xiaoping", base / "xiaoping" / "kit"
    apps = [
        AppCatalogue(name, base / name, (templates / name,))
        for name in ("villages", "poverty", "welfare", "safety", "planning")
    ]
    shared = tuple(templates / name for name in ("_parts", "registration", "xiaoping", "admin"))
    return [*apps, AppCatalogue("kit", kit, (templates / "kit",)), AppCatalogue("xiaoping", project, (templates, *shared), (kit,))]
