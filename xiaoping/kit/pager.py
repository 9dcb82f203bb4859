"""Where a list stands among its pages, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import formats

SIZES = (20, 50, 100, 200)


def pager(
    address: Callable, page: int, pages: int, count: int, capped: bool, first: int, shown: int, size: int
) -> dict[str, Any]:
    """Where we are, and the way on."""
    near = sorted({1, pages, *range(max(1, page - 2), min(pages, page + 2) + 1)})
    return {
        "page": page,
        "pages": pages,
        "count": count,
        "count_text": formats.number(count),
        "capped": capped,
        "first": first + 1 if shown else 0,
        "last": first + shown,
        "previous_url": address(page=page - 1) if page > 1 else None,
        "next_url": address(page=page + 1) if page < pages else None,
        "links": [{"label": n, "url": address(page=n), "current": n == page} for n in near],
        "sizes": [{"label": n, "url": address(per_page=n, page=None), "current": n == size} for n in SIZES],
    }
