"""List pages: login, permission, scope, filters, the figure's banner, sorting, paging and export, from declarations.

Every state is in the address. An unknown name or a bad value is answered 400 with the reason; a record outside the
user's villages is answered 404. At most eight statements a page, whatever the number of rows.
"""

from __future__ import annotations

from datetime import date
from math import ceil
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from . import clock, exports, formats, tables
from .access import Permitted
from .filters import BadFilter, ListFilter
from .indicators import Fold, Indicator, indicators
from .pager import SIZES, pager
from .periods import Period
from .registry import UnknownKey, unknown
from .workbooks import TooLarge

COUNT_LIMIT = 100_000
KEPT = ("figure", "period", "sort", "per_page", "columns")
RESERVED = (*KEPT, "page", "export")


class ListPage(Permitted, View):
    """One list. Subclasses declare model, filterset, table, title, lead and the order rows come in.

    `extend(rows, day)` may annotate what columns need; it is called for the page's rows and the export only, so that
    counting stays plain.
    """

    model: Any
    filterset_class: type[ListFilter]
    table_class: type[tables.Table]
    title: Any = ""
    lead: Any = ""
    ordering: tuple[str, ...] = ()
    http_method_names = ["get", "head", "options"]

    def get_permission_required(self):
        return (f"{self.model._meta.app_label}.view_{self.model._meta.model_name}",)

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        try:
            self.check_names()
            rows = self.filterset.rows()
            if kind := request.GET.get("export"):
                return self.export(rows, kind)
            return render(request, "kit/list.html", self.context(rows))
        except (BadFilter, TooLarge) as error:
            reasons = error.messages
            return render(
                request, "400.html", {"reason": reasons[0], "reasons": reasons, "back_url": request.path}, status=400
            )

    # What was asked for

    @cached_property
    def filterset(self) -> ListFilter:
        data = {name: value for name, value in self.request.GET.items() if name not in RESERVED}
        return self.filterset_class(
            data, self.model._default_manager.visible_to(self.request.user), user=self.request.user
        )

    def check_names(self) -> None:
        """Raises BadFilter for an unknown or repeated name in the address; only columns are many."""
        self.filterset.check_names(self.filterset.data)
        for name, values in self.request.GET.lists():
            if len(values) > 1 and name != "columns":
                raise BadFilter(_("“%(name)s” is given twice.") % {"name": name})

    @cached_property
    def query(self) -> dict[str, str]:
        """The names of the address with their values, the columns as one."""
        return {**self.request.GET.dict(), "columns": ",".join(self.request.GET.getlist("columns"))}

    @cached_property
    def day(self) -> date:
        """The day the rows are shown as of: the one filtered by, the end of the period filtered by, or today."""
        for value in self.filterset.form.cleaned_data.values():
            if isinstance(value, date):
                return value
            if isinstance(value, Period):
                return value.last
        return clock.today()

    @cached_property
    def names(self) -> list[str]:
        """The columns shown: those asked for, in the order of the table; all of them if none is."""
        declared = self.table_class.declared()
        asked = [name for text in self.request.GET.getlist("columns") for name in text.split(",") if name]
        for name in asked:
            if name not in declared:
                raise BadFilter(unknown(_("column"), name, declared))
        return [name for name in declared if name in asked] or list(declared)

    @cached_property
    def figure(self) -> tuple[Indicator, Period] | None:
        """The figure this page was opened from, if any. Raises BadFilter if it is unknown or not of this list."""
        key, period = self.request.GET.get("figure"), self.request.GET.get("period")
        if not key:
            if period:
                raise BadFilter(_("A period goes with a figure; filter by day or period instead."))
            return None
        try:
            indicator = indicators[key]
            when = Period.parse(period or "")
        except UnknownKey as error:
            raise BadFilter(str(error)) from error
        except ValidationError as error:
            raise BadFilter(error.messages) from error
        if indicator.fold == Fold.RATIO or indicator.filterset is not self.filterset_class:
            raise BadFilter(_("The figure “%(key)s” is not about this list.") % {"key": key})
        return indicator, when

    @cached_property
    def sort(self) -> str:
        """The column sorted by, with a minus for descending; empty for the list's own order."""
        sort = self.request.GET.get("sort", "")
        if sort and (name := sort.removeprefix("-")) not in (known := self.table_class.declared()):
            raise BadFilter(unknown(_("column"), name, known))
        return sort

    def number(self, name: str, default: int) -> int:
        """A positive whole number of the address. Raises BadFilter."""
        text = self.request.GET.get(name, str(default))
        if not (text.isdecimal() and len(text) < 10 and int(text) > 0):
            raise BadFilter(_("“%(name)s” must be a positive number.") % {"name": name})
        return int(text)

    # The rows

    def extend(self, rows, day: date):
        """Annotate what columns need beyond the table's own fields."""
        return rows

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The paths rows are ordered by; ties broken by key, so that pages neither repeat nor lose a row."""
        if not self.sort:
            return (*self.ordering, "pk")
        minus, name = ("-", self.sort[1:]) if self.sort.startswith("-") else ("", self.sort)
        return (*(minus + path for path in self.table_class.declared()[name].sort), "pk")

    def ordered(self, rows):
        """With what columns need, in the order asked for."""
        return self.extend(rows, self.day).order_by(*self.order)

    def on_page(self, rows, first: int):
        """The rows of one page; what columns need is worked out for these alone, unless they are sorted by it."""
        annotated = self.ordered(rows)
        if {path.removeprefix("-") for path in self.order} & set(annotated.query.annotations):
            return annotated[first : first + self.page_size]
        keys = rows.order_by(*self.order).values("pk")[first : first + self.page_size]
        return self.ordered(self.model._default_manager.filter(pk__in=keys))

    def export(self, rows, kind: str) -> HttpResponseBase:
        """The list as a file: what is shown, all pages."""
        if kind not in exports.WRITERS:
            raise BadFilter(unknown(_("file format"), kind, exports.WRITERS))
        self.page_size, self.figure, self.names  # noqa: B018 – bad names are refused here too
        if not self.request.user.has_perm("kit.export_list"):
            return self.handle_no_permission()
        words = "; ".join(f"{label}: {value}" for _name, label, value in self.filterset.words()) or _("none")
        paths = self.table_class.paths(self.names)
        columns = self.table_class.declared()
        user: Any = self.request.user
        notes = [
            (_("Title"), str(self.title)),
            (_("Filters"), words),
            (_("As of"), self.day.isoformat()),
            (_("Taken by"), user.get_full_name() or user.get_username()),
            (_("Taken at"), f"{timezone.localtime():%Y-%m-%d %H:%M}"),
        ]
        if self.figure:
            indicator, period = self.figure
            value = f"{formats.number(indicator.of(rows))} {indicator.unit.label}"
            notes[1:1] = [(_("Figure"), f"{indicator.label} = {value}"), (_("Period"), period.label)]
        sheet = exports.Sheet(
            title=str(self.title),
            columns=[columns[name] for name in self.names],
            paths=paths,
            rows=exports.iterate(self.ordered(rows), paths),
            notes=notes,
        )
        return exports.download(
            sheet,
            kind,
            user=user,
            list_name=self.model._meta.label_lower,
            address=self.request.get_full_path(),
            filters=words,
        )

    # The page

    def actions(self) -> list[dict[str, Any]]:
        """Buttons beside the title: the way to enter one more row."""
        return []

    @cached_property
    def page_size(self) -> int:
        size = self.number("per_page", 50)
        if size not in SIZES:
            raise BadFilter(_("A page has %(sizes)s rows.") % {"sizes": ", ".join(map(str, SIZES))})
        return size

    def context(self, rows) -> dict[str, Any]:
        """What the template shows."""
        count = rows.order_by()[: COUNT_LIMIT + 1].count()
        capped = count > COUNT_LIMIT
        count = min(count, COUNT_LIMIT)
        pages = max(1, ceil(count / self.page_size))
        page = self.number("page", 1)
        if page > pages:
            raise BadFilter(_("There are only %(pages)s pages.") % {"pages": pages})
        first = (page - 1) * self.page_size
        shown = list(self.on_page(rows, first).values_list(*self.table_class.paths(self.names))) if count else []
        return {
            "title": self.title,
            "lead": self.lead,
            "actions": self.actions(),
            "form": self.filterset.form,
            "hidden": [(name, self.query[name]) for name in KEPT if self.query.get(name)],
            "column_choices": [
                {"name": name, "label": column.verbose_name, "shown": name in self.names}
                for name, column in self.table_class.declared().items()
            ],
            "carried": [(name, text) for name, text in self.query.items() if name not in ("columns", "page") and text],
            "all_columns_url": self.address(columns=None) if self.query.get("columns") else "",
            "active_filters": [
                {"label": label, "value": value, "remove_url": self.address(**{name: None, "page": None})}
                for name, label, value in self.filterset.words()
            ],
            "clear_url": self.request.path,
            "banner": self.banner(rows, None if capped else count),
            "head": self.head(),
            "body": tables.body(self.table_class, self.names, shown),
            "is_empty": not count,
            "pager": pager(self.address, page, pages, count, capped, first, len(shown), self.page_size),
            "can_export": self.request.user.has_perm("kit.export_list"),
            "exports": [{"label": kind, "url": self.address(export=kind, page=None)} for kind in exports.WRITERS],
            "breadcrumbs": [(_("Home"), "/"), (str(self.title), None)],
            "day": self.day,
        }

    def banner(self, rows, count: int | None) -> dict[str, Any] | None:
        """The figure this list was opened from, worked out again from the rows of this page."""
        if self.figure is None:
            return None
        indicator, period = self.figure
        value = count if indicator.fold == Fold.COUNT and count is not None else indicator.of(rows)
        asked = {name: text for name, text in self.filterset.data.items() if text}
        village = asked.pop("village", None)
        return {
            "label": indicator.label,
            "value": formats.number(value),
            "unit": indicator.unit.label,
            "basis": indicator.basis.label,
            "time": indicator.time.label,
            "period": period.label,
            "definition": indicator.definition,
            "as_of": timezone.now(),
            "narrowed": asked != indicator.query(period),
            "url": indicator.url(period, village),
            "rows_url": indicator.rows_url(period, village),
        }

    def head(self) -> list[dict[str, Any]]:
        """Column heads with the address that sorts by each."""
        head = []
        declared = self.table_class.declared()
        for name, column in ((name, declared[name]) for name in self.names):
            current = self.sort.removeprefix("-") == name
            descending = self.sort.startswith("-")
            head.append(
                {
                    "label": column.verbose_name,
                    "css": column.format.css,
                    "direction": ("desc" if descending else "asc") if current else "",
                    "url": self.address(sort=f"-{name}" if current and not descending else name, page=None),
                }
            )
        return head

    def address(self, **changes) -> str:
        """This page's address with some names changed, or left out where None."""
        query = {name: value for name, value in {**self.query, **changes}.items() if value not in (None, "")}
        return f"{self.request.path}?{urlencode(query)}" if query else self.request.path
