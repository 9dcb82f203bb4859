"""Tables: the declaration is django-tables2's, the rendering our own.

A column is one ORM path and one format, used by page, export and mask alike. Stock django-tables2 renders the same
cells, twenty times slower, because it walks objects; we fold `.values_list()` rows straight into HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

import django_tables2
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from . import formats


class Column(django_tables2.Column):
    """A column: the path of its value, how it is shown, and the page it links to.

    `opens` is a URL name that takes one key, `key` the path of that key. A column whose path is an annotation of the
    list page is declared the same way. `sort` gives the paths it sorts by, where these differ from its own.
    """

    def __init__(self, path: str, *, format: formats.Text | None = None, opens="", key="pk", sort=(), **kwargs):
        self.path = path
        self.format = format or formats.Text()
        self.opens, self.key = opens, key
        self.sort = tuple(sort) or (path,)
        kwargs.setdefault("empty_values", ())
        if kwargs.get("verbose_name") is None:
            raise TypeError(f"The column of “{path}” needs a verbose_name.")
        super().__init__(accessor=path, order_by=self.sort, **kwargs)

    def render(self, value, record):
        """The cell as stock django-tables2 asks for it."""
        return self.html(value, record[self.key] if self.opens else None)

    def value(self, value):
        """The cell as django-tables2's own export asks for it."""
        return self.format.cell(value)

    def html(self, value: Any, key: Any) -> SafeString:
        """The inside of the cell. A link is made only where there is both a value and a key."""
        return self._inside(self.format.text(value), value, key)

    def _inside(self, words: str, value: Any, key: Any) -> SafeString:
        text = escape(words)
        if self.opens and key is not None and value not in (None, ""):
            head, tail = _address(self.opens)
            text = mark_safe(f'<a href="{head}{quote(str(key))}{tail}">{text}</a>')  # noqa: S308 – both parts escaped
        if css := self.format.tag(value):
            return mark_safe(f'<span class="tag {css}">{text}</span>')  # noqa: S308 – the text is escaped above
        return text


@cache
def _address(name: str) -> tuple[str, str]:
    """A URL in two halves around its key, so that a page of rows resolves it once."""
    mark = 987654321
    head, _, tail = reverse(name, args=[mark]).partition(str(mark))
    return head, tail


class Table(django_tables2.Table):
    """A declared table. `columns_shown` picks and orders columns; the order of declaration is the default."""

    @classmethod
    def declared(cls) -> dict[str, Column]:
        """Name → column, as declared."""
        return dict(cls.base_columns)

    @classmethod
    def paths(cls, names: Sequence[str]) -> list[str]:
        """The ORM paths that rows of these columns need, keys of links included, each once."""
        columns = cls.declared()
        wanted: dict[str, None] = {}
        for name in names:
            wanted[columns[name].path] = None
            if columns[name].opens:
                wanted[columns[name].key] = None
        return list(wanted)


def body(table: type[Table], names: Sequence[str], rows: Iterable[Sequence]) -> SafeString:
    """The `<tr>`s of a page: `rows` are tuples in the order of `table.paths(names)`."""
    columns = table.declared()
    place = {path: index for index, path in enumerate(table.paths(names))}
    plan = []
    for name in names:
        column = columns[name]
        css = f' class="{column.format.css}"' if column.format.css else ""
        opening = f'<td{css} data-label="{escape(column.verbose_name)}">'
        key = place[column.key] if column.opens else None
        plan.append((opening, column.format.now().text, column._inside, place[column.path], key))
    parts: list[str] = []
    add = parts.append
    for row in rows:
        add("<tr>")
        for opening, words, inside, value, key in plan:
            add(opening)
            add(inside(words(row[value]), row[value], None if key is None else row[key]))
            add("</td>")
        add("</tr>\n")
    return mark_safe("".join(parts))  # noqa: S308 – every cell is escaped by Column.html
