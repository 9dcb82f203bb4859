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
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LOCALE = "zh_Hans"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
OTHER_NAME = re.compile(r"\b(\w*gettext\w*) as (?!_\b)(\w+)")
PLACEHOLDER = re.compile(r"%\(\w+\)|%[sd]|\{\w*\}")
HEADER = f"""# The words of this app in Simplified Chinese. Updated by `make catalogue`.
msgid ""
msgstr ""
"Language: {LOCALE}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""


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
        found = dict.fromkeys(message for path in self._files() for message in messages_of(path))
        return sorted(found, key=lambda message: (_first(message.id), message.context or ""))

    def _files(self) -> Iterator[Path]:
        for path in sorted(self.code.rglob("*.py")):
            if "migrations" not in path.parts and not any(path.is_relative_to(other) for other in self.without):
                yield path
        for folder in self.templates:
            yield from sorted(folder.glob("*.html" if folder.name == "templates" else "**/*.html"))

    def read(self) -> Catalog:
        """The words as they stand."""
        if not self.po.exists():
            return Catalog(locale=LOCALE)
        return read_po(io.BytesIO(self.po.read_bytes()), locale=LOCALE)

    def updated(self) -> str:
        """The catalogue as it should stand: known words kept, new messages empty, unused ones gone."""
        known, fresh = self.read(), Catalog(locale=LOCALE, fuzzy=False)
        for message in self.messages():
            old = known.get(message.id, message.context)
            flags = old.flags & {"fuzzy"} if old else ()
            fresh.add(message.id, old.string if old else None, context=message.context, flags=flags)
        target = io.BytesIO()
        write_po(target, fresh, width=0, omit_header=True)
        return HEADER + target.getvalue().decode()

    def update(self) -> None:
        """Write the catalogue anew."""
        self.po.parent.mkdir(parents=True, exist_ok=True)
        self.po.write_text(self.updated(), encoding="utf-8")

    def compile(self) -> None:
        """Write the compiled catalogue beside it, if there is one."""
        if self.po.exists():
            with self.po.with_suffix(".mo").open("wb") as target:
                write_mo(target, self.read())

    def problems(self) -> Iterator[str]:
        """What is missing, unused, uncertain, has other placeholders than its source, or would not be found."""
        for path in self._files():
            for name, other in OTHER_NAME.findall(path.read_text(encoding="utf-8")) if path.suffix == ".py" else ():
                yield f"{self.name}: {path.name}: {name} is not looked for under the name {other}"
        known, wanted = self.read(), self.messages()
        for message in wanted:
            old = known.get(message.id, message.context)
            words = (old.string if old else "") or ""
            flags = old.flags if old else set()
            texts = [words] if isinstance(words, str) else list(words)
            if not all(texts):
                yield f"{self.name}: not translated: {_first(message.id)}"
            elif "fuzzy" in flags:
                yield f"{self.name}: uncertain: {_first(message.id)}"
            elif any(_placeholders(text) != _placeholders(_last(message.id)) for text in texts):
                yield f"{self.name}: other placeholders: {_first(message.id)}"
        ids = {(_first(message.id), message.context) for message in wanted}
        for old in known:
            if old.id and (_first(old.id), old.context) not in ids:
                yield f"{self.name}: no longer used: {_first(old.id)}"
        if self.po.exists() and self.po.read_text(encoding="utf-8") != self.updated():
            yield f"{self.name}: out of date, run make catalogue"


def contradictions(catalogues: list[AppCatalogue]) -> Iterator[str]:
    """Messages that two catalogues say differently: Django keeps one of them, on the pages of both."""
    said: dict[tuple[str, str | None], tuple[str, str]] = {}
    for catalogue in catalogues:
        for message in catalogue.read():
            key, words = (_first(message.id), message.context), str(message.string)
            name, other = said.setdefault(key, (catalogue.name, words))
            if key[0] and other != words:
                yield f"{catalogue.name}: other words than in {name}: {key[0]} (agree, or give one a context)"


def messages_of(path: Path) -> Iterator[Message]:
    """The messages of one file. A template is first turned into code by Django's own `templatize`."""
    code = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        code = "\n".join(line.lstrip() for line in templatize(code, origin=str(path)).splitlines())
    for _line, text, _comments, context in extract("python", io.BytesIO(code.encode()), keywords=KEYWORDS):
        yield Message(text, context)


def _first(ids) -> str:
    return ids if isinstance(ids, str) else ids[0]


def _last(ids) -> str:
    """The plural where there is one: Chinese has but one form, and it serves every number."""
    return ids if isinstance(ids, str) else ids[-1]


def _placeholders(text: str) -> set[str]:
    """Their names, whatever their format: a month may be written 03 in one language and 3 in the other."""
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
    return [
        *apps,
        AppCatalogue("kit", kit, (templates / "kit",)),
        AppCatalogue("xiaoping", project, (templates, *shared), (kit,)),
    ]
