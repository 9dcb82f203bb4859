"""What one app must know of or do to another, by key: nobody imports a sister app.

Each app's modules named in `MODULES` are imported at start-up and register what they offer. An unknown key is an error
that names the nearest one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

T = TypeVar("T")

MODULES = (
    "indicators",
    "facts",
    "follow_ups",
    "panels",
    "balances",
    "checks",
    "roles",
    "navigation",
    "progress",
    "imports",
    "alerts",
    "guards",
)


class UnknownKey(LookupError):
    """Nothing is registered under this key; the message names the nearest."""


class Registry(Generic[T]):
    """Things by key, in the order they were registered."""

    def __init__(self, kind: Any):
        self.kind = kind
        self._items: dict[str, T] = {}

    def add(self, key: str, item: T) -> T:
        """Register under a key. Raises ImproperlyConfigured if it is taken."""
        if key in self._items:
            raise ImproperlyConfigured(f"Two {self.kind}s are registered as “{key}”.")
        self._items[key] = item
        return item

    def __getitem__(self, key: str) -> T:
        if key not in self._items:
            raise UnknownKey(unknown(str(self.kind), key, self._items))
        return self._items[key]

    def __contains__(self, key: str) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(self._items.values())

    def keys(self) -> list[str]:
        """The keys, in the order of registration."""
        return list(self._items)


def unknown(kind: str, key: str, known) -> str:
    """The words of an unknown key, name or period, naming the nearest valid one if there is one."""
    near = get_close_matches(str(key), [str(name) for name in known], n=1, cutoff=0.3)
    if near:
        return _("There is no %(kind)s “%(key)s”. The nearest is “%(near)s”.") % {
            "kind": kind,
            "key": key,
            "near": near[0],
        }
    return _("There is no %(kind)s “%(key)s”.") % {"kind": kind, "key": key}


@dataclass(frozen=True)
class Panel:
    """A part of a sheet or of the home page that an app supplies: `render(record, user, day)` gives HTML or "".

    Its key begins with the kind of sheet, as in `household.welfare`; on the `home` page the record is None.
    """

    key: str
    title: Any  # translated when shown
    permission: str
    render: Callable


facts: Registry[Callable] = Registry("fact")
panels: Registry[Panel] = Registry("panel")
follow_ups: Registry[Callable] = Registry("follow-up")
# the name of an action → its words, as the history shows them; these two are the kit's own
action_labels: dict[str, Any] = {"correct": gettext_lazy("Corrected"), "enter": gettext_lazy("Entered")}
sheet_actions: Registry[Callable] = Registry("sheet action")
# what an app adds to the page of every figure: `render(indicator, period, user, village)` gives HTML or ""
figure_panels: Registry[Callable] = Registry("part of a figure's page")


def fact(key: str) -> Callable:
    """Register a function as a fact: something that is looked up and never typed."""
    return lambda function: facts.add(key, function)


def follow_up(event: str) -> Callable:
    """Register what this app does about an event in the same transaction.

    Events are `death`, `move`, `transfer`, `departure`, `handover`. It closes, carries over, or refuses by raising
    ValidationError.
    """
    return lambda function: follow_ups.add(f"{event}:{function.__module__}", function)


def follow(event: str, **what) -> list[Any]:
    """Call every app's follow-up for an event; what each returns."""
    keys = [key for key in follow_ups.keys() if key.partition(":")[0] == event]  # noqa: SIM118 – iteration gives items
    return [follow_ups[key](**what) for key in keys]


def discover() -> None:
    """Import each app's registering modules."""
    autodiscover_modules(*MODULES)
