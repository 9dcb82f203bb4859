"""Every list: needs its permission, hides other villages, sorts by every column, exports what it shows, and takes the
same number of statements at 3 rows and at 30."""

import csv
import io

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.exceptions import FieldDoesNotExist
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.sweeps.lists import LISTS
from xiaoping.kit import formats, masks

COLUMNS = [(view.model, column) for view in LISTS.values() for column in view.table_class.declared().values()]

every_list = pytest.mark.parametrize("name", LISTS)


def statements_of(client, address: str) -> int:
    with CaptureQueriesContext(connection) as statements:
        assert client.get(address).status_code == 200
    return len(statements)


def exported(client, address: str) -> list[list[str]]:
    content = b"".join(client.get(address).streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


def rows_shown(page) -> int:
    assert page.status_code == 200
    return page.content.decode().count("<tr><td")


def test_there_are_lists():
    assert {"villages:household_list", "villages:person_list", "poverty:registration_list"} <= set(LISTS)


@every_list
def test_anonymous_is_sent_to_login(client, db, name):
    assert client.get(reverse(name)).headers["Location"].startswith(reverse("login"))


@every_list
def test_a_role_without_the_permission_is_refused(small_township, client, name):
    small_township.clerk.groups.set([Group.objects.create(name="nobody")])
    client.force_login(small_township.clerk)
    assert client.get(reverse(name)).status_code == 403


@every_list
def test_a_cadre_sees_no_other_village(small_township, client, name):
    client.force_login(small_township.cadre)
    assert "乙村" not in client.get(reverse(name)).content.decode()


@every_list
def test_a_cadre_gets_404_for_another_village(small_township, client, name):
    client.force_login(small_township.cadre)
    other = small_township.villages["乙村"].pk
    assert client.get(reverse(name), {"village": other}).status_code == 404


@every_list
def test_an_unknown_filter_is_refused_with_the_reason(small_township, client, name):
    client.force_login(small_township.clerk)
    answer = client.get(reverse(name), {"vilage": "1"})
    assert (answer.status_code, "village" in answer.content.decode()) == (400, True)


@every_list
@pytest.mark.parametrize(
    "query",
    [
        {"village": "x"},
        {"page": "0"},
        {"page": "999"},
        {"per_page": "7"},
        {"sort": "nothing"},
        {"figure": "nothing"},
        {"period": "2018"},
        {"export": "pdf"},
    ],
    ids=lambda query: "&".join(f"{name}={value}" for name, value in query.items()),
)
def test_a_bad_value_is_refused(small_township, client, name, query):
    client.force_login(small_township.clerk)
    assert client.get(reverse(name), query).status_code == 400


@every_list
def test_every_column_sorts_both_ways(small_township, client, name):
    client.force_login(small_township.clerk)
    orders = [f"{minus}{column}" for column in LISTS[name].table_class.declared() for minus in ("", "-")]
    shown = {order: rows_shown(client.get(reverse(name), {"sort": order})) for order in orders}
    assert shown == dict.fromkeys(orders, rows_shown(client.get(reverse(name))))


@every_list
def test_the_export_has_the_columns_and_rows_of_the_page(small_township, client, name):
    client.force_login(small_township.clerk)
    page = client.get(reverse(name))
    head, *rows = exported(client, f"{reverse(name)}?export=csv")
    assert (head, len(rows)) == (
        [str(column["label"]) for column in page.context["head"]],
        page.context["pager"]["count"],
    )


@every_list
def test_chosen_columns_are_shown_and_exported(small_township, client, name):
    client.force_login(small_township.clerk)
    first, *_between, last = LISTS[name].table_class.declared()
    address = f"{reverse(name)}?columns={last}&columns={first}"
    page = client.get(address)
    labels = [str(LISTS[name].table_class.declared()[column].verbose_name) for column in (first, last)]
    assert [str(column["label"]) for column in page.context["head"]] == labels
    assert exported(client, f"{address}&export=csv")[0] == labels


@every_list
def test_a_column_that_does_not_exist_is_refused(small_township, client, name):
    client.force_login(small_township.clerk)
    assert client.get(reverse(name), {"columns": "nothing"}).status_code == 400


@every_list
def test_statements_do_not_grow_with_the_rows(small_township, client, many_rows, name):
    client.force_login(small_township.clerk)
    client.get(reverse(name))  # the first page of a session also writes when it began
    few = statements_of(client, reverse(name))
    many_rows(30)
    assert (statements_of(client, reverse(name)), few <= 8) == (few, True)


@pytest.mark.parametrize(
    ("model", "column"), COLUMNS, ids=[f"{model.__name__}-{column.path}" for model, column in COLUMNS]
)
def test_a_personal_field_is_shown_behind_its_mask(model, column):
    assert masked(model, column)


def masked(model, column) -> bool:
    """Whether a column shows a personal field only through the mask its model declares; annotations hold no field."""
    *path, last = column.path.split("__")
    for name in path:
        model = model._meta.get_field(name).related_model
    try:
        model._meta.get_field(last)
    except FieldDoesNotExist:
        return True
    mask = getattr(model, "PERSONAL", {}).get(last, masks.shown)
    return mask is masks.shown or (isinstance(column.format, formats.Masked) and column.format.mask is mask)


def test_every_app_is_installed():
    assert {"villages", "poverty", "welfare", "safety", "planning"} <= {
        config.label for config in apps.get_app_configs()
    }
