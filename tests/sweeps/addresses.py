"""Every address of the project, and how to fill in what it is about."""

from datetime import date
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from factory.base import FactoryMetaClass

from poverty.actions import identify
from tests import factories
from xiaoping.kit.entries import entered_by

PUBLIC = {"login", "set_language", "health", "admin:login", "admin:logout", "admin:jsi18n"}


def addresses(patterns, namespace=""):
    """(name, names of its arguments) of every address, those of the administration included."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{namespace}{pattern.name}", tuple(pattern.pattern.regex.groupindex or pattern.pattern.converters)


EVERY = dict(addresses(get_resolver().url_patterns))
OURS = {name: arguments for name, arguments in EVERY.items() if not name.startswith("admin:")}
RECORDS = [name for name, arguments in OURS.items() if arguments == ("pk",)]
CLOSED = [name for name in OURS if name not in PUBLIC and OURS[name] != ("key",)]
ADMIN = [name for name, arguments in EVERY.items() if name.startswith("admin:") and not arguments]


MADE = [
    factory
    for factory in vars(factories).values()
    if isinstance(factory, FactoryMetaClass) and factory._meta.model is not None
]
FACTORIES = {factory._meta.model._meta.model_name: factory for factory in MADE}
OF_APP = {factory._meta.model._meta.label_lower: factory for factory in MADE}


def made_for(name: str):
    """A new record of the kind an address is about: of its own app, where two have a kind of this name."""
    app, _, rest = name.partition(":")
    kind = rest.partition("_")[0]
    return OF_APP.get(f"{app}.{kind}", FACTORIES[kind])()


def address(name: str, arguments) -> str:
    return reverse(name, args=[str(UUID(int=1)) if argument == "act" else "1" for argument in arguments])


def foreign_key(small, name: str) -> int:
    """The key of a record of another village of the kind an address is about: of 乙村 if there is one."""
    kind = name.partition(":")[2].partition("_")[0]
    if kind in ("household", "person"):
        return {"household": small.households["H7"].pk, "person": small.people["赵七"].pk}[kind]
    return made_for(name).pk


def reachable(small, name: str) -> str:
    """The address of a page the clerk may open: about a record of 甲村 if there is one of its kind, else a new one."""
    arguments = OURS[name]
    if arguments == ("pk",):
        kind = name.partition(":")[2].partition("_")[0]
        known = {"household": small.households["H3"], "person": small.people["张三"], "village": small.villages["甲村"]}
        record = known.get(kind) or made_for(name)
        return reverse(name, args=[record.pk])
    if arguments == ("act",):
        identify(household=small.households["H1"], cause="illness", on=date(2019, 3, 1), by=small.clerk, reason="评议")
        return reverse(name, args=[entered_by(small.clerk, timezone.localdate())[0].act])
    known_keys = {"kit:check": "villages.household_without_head", "welfare:benefit": "low_income"}
    key = known_keys.get(name, "villages.total_population")
    return reverse(name, args=[key for _argument in arguments])
