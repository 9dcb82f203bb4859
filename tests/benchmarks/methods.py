"""The things measured: each takes a user and returns the number of rows it made. Ours and the peer's use one Table."""

import io
import re
import tempfile
from datetime import date
from html import unescape

import django_tables2
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory
from django.utils.safestring import SafeString

from villages.models import Stay
from villages.tables import StayTable
from villages.views import PersonList
from xiaoping.kit import exports

DAY = "2018-12-31"
PAGE = 50
ADDRESS = f"/villages/people/?in_force={DAY}&village=1&per_page={PAGE}"
LAYOUT = "{% extends 'base.html' %}{% block content %}{{ form.as_p }}{{ table }}{% endblock %}"


def stays(user, village: int | None = None):
    """The rows of the list, annotated as the list annotates them."""
    day = date.fromisoformat(DAY)
    rows = Stay.objects.visible_to(user).in_force(day)
    rows = rows.in_village(village) if village else rows
    return rows.with_id_number(day).order_by("village_id", "household_id", "relation", "pk")


def paths() -> list[str]:
    return StayTable.paths(list(StayTable.declared()))


def our_page(user, client: Client) -> str:
    """The list page as it is served."""
    answer = client.get(ADDRESS)
    if answer.status_code != 200:
        raise RuntimeError(f"{ADDRESS} answered {answer.status_code}: {answer.content[:500]!r}")
    return answer.content.decode()


def our_list(user, client: Client) -> str:
    """What the list page does before its layout: filters, count, rows, table."""
    view = PersonList()
    request = _request(user)
    view.setup(request)
    view.check_names()
    return view.context(view.filterset.rows())["body"]


def stock_list(user, client: Client) -> str:
    """The same by django-tables2: filters, count, rows, table."""
    request = _request(user)
    filterset = PersonList.filterset_class({"in_force": DAY, "village": "1"}, stays(user), user=user)
    table = StayTable(filterset.rows().values(*paths()), template_name="django_tables2/bootstrap5.html")
    django_tables2.RequestConfig(request, paginate={"per_page": PAGE}).configure(table)
    return table.as_html(request)


def stock_page(user, client: Client) -> str:
    """The list page with the table by django-tables2, in our layout and with Django's own form."""
    form = PersonList.filterset_class({"in_force": DAY, "village": "1"}, stays(user), user=user).form
    table = SafeString(stock_list(user, client))
    return engines["django"].from_string(LAYOUT).render({"form": form, "table": table}, _request(user))


def _request(user) -> HttpRequest:
    request = RequestFactory(SERVER_NAME="127.0.0.1").get(ADDRESS)
    request.user, request.session = user, {}
    return request


def cells(html: str) -> list[str]:
    """The insides of a page's table cells, white space folded."""
    found = re.findall(r"<td[^>]*>(.*?)</td>", html, re.DOTALL)
    return [unescape(" ".join(cell.split())) for cell in found]


def _sheet(user) -> exports.Sheet:
    columns = StayTable.declared()
    return exports.Sheet("", list(columns.values()), paths(), exports.iterate(stays(user), paths()), [])


def our_xlsx(user) -> int:
    with tempfile.TemporaryFile() as target:
        return exports.write_xlsx(_sheet(user), target)


def our_csv(user) -> int:
    with tempfile.TemporaryFile() as target:
        return exports.write_csv(_sheet(user), target)


def stock_xlsx(user) -> int:
    return _stock(user, "xlsx")


def stock_csv(user) -> int:
    return _stock(user, "csv")


def _stock(user, kind: str) -> int:
    from django_tables2.export import TableExport  # here, so that its libraries are not counted as our memory

    table = StayTable(stays(user).values(*paths()))
    io.BytesIO(TableExport(kind, table).export() if kind == "xlsx" else TableExport(kind, table).export().encode())
    return len(table.rows)
