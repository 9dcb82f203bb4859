"""Every list page of the project, found in its addresses."""

from django.urls import URLPattern, URLResolver, get_resolver

from xiaoping.kit.listpages import ListPage


def found_in(patterns, namespace=""):
    """(name, view class) of every list page of the project."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from found_in(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            view = getattr(pattern.callback, "view_class", None)
            if view is not None and issubclass(view, ListPage):
                yield f"{namespace}{pattern.name}", view


LISTS = dict(found_in(get_resolver().url_patterns))
