"""Charts as SVG, drawn on the server: no script, they print, and a test reads them as text.

Positions across are percentages and positions down are pixels, so a chart fills its column while its text keeps its
size on a phone and on a wall. Colours stand in `app.css`; every chart has its table beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from . import formats

Value = Decimal | int | float | None

ROW = 44  # a bar with its label, tall enough for a thumb
PLOT_TOP, PLOT_HEIGHT, AXIS_ROOM, LEGEND_ROW, LABEL_ROW = 30, 180, 30, 24, 16
LEFT, RIGHT = 18, 94  # percent between which lines run; the axis is written on the left
LABELS_SHOWN = 8
COLOURS = 6


def bars(rows: Iterable[tuple[str, Value, str | None]], *, title, unit) -> SafeString:
    """One bar a row: (label, value, address or None), the label above, the value at the end.

    Bars start at zero, negative ones run the other way from it. A value of None is a dash without a bar. No rows, no
    chart: the empty string.
    """
    drawn = [(str(label), _exact(value), url) for label, value, url in rows]
    if not drawn:
        return mark_safe("")
    known = [value for _label, value, _url in drawn if value is not None]
    low, high = min([Decimal(0), *known]), max([Decimal(0), *known])
    zero = _share(Decimal(0), low, high)
    parts = []
    for index, (label, value, url) in enumerate(drawn):
        parts.append(_bar(index * ROW, label, value, url, unit, (low, high, zero)))
    if low < 0:
        parts.append(f'<line class="chart-zero" x1="{zero}%" x2="{zero}%" y1="0" y2="{len(drawn) * ROW}"/>')
    words = [(label, value) for label, value, _url in drawn]
    has_links = any(url for _label, _value, url in drawn)
    return _svg(
        "chart chart-bars", len(drawn) * ROW, title, _described(words, unit), "".join(parts), has_links=has_links
    )


def lines(series: Sequence[tuple[str, Sequence[tuple[str, Value]]]], *, title, unit) -> SafeString:
    """One line a series: (name, [(label, value)]), over the labels in the order they first occur.

    A value of None leaves a gap. The axis starts at zero unless all values lie close together high above it, and never
    spreads less than a fiftieth of their size. Several series have a legend. Without any value: the empty string.
    """
    drawn = [(str(name), {str(label): _exact(value) for label, value in points}) for name, points in series]
    labels = list(dict.fromkeys(label for _name, points in drawn for label in points))
    values = [value for _name, points in drawn for value in points.values() if value is not None]
    if not values:
        return mark_safe("")
    ticks = _ticks(values)
    low, high = ticks[0], ticks[-1]
    legend = LEGEND_ROW * len(drawn) if len(drawn) > 1 else 0
    across = {label: _place(index, len(labels)) for index, label in enumerate(labels)}
    bottom = PLOT_TOP + PLOT_HEIGHT
    axis = bottom + 20

    def down(value: Decimal) -> str:
        return _plain(Decimal(bottom) - PLOT_HEIGHT * (value - low) / (high - low))

    grid, plot = [], []
    for tick in ticks:
        css = "chart-zero" if tick == 0 else "chart-grid"
        grid.append(f'<line class="{css}" x1="0" x2="100%" y1="{down(tick)}" y2="{down(tick)}"/>')
        grid.append(f'<text class="chart-tick" x="0" y="{down(tick)}" dy="-4">{_number(tick)}</text>')
    step = -(-len(labels) // LABELS_SHOWN)
    for index, label in enumerate(labels):
        if (len(labels) - 1 - index) % step == 0:
            plot.append(f'<text class="chart-axis" x="{across[label]}%" y="{axis}">{escape(label)}</text>')
    taken = [Decimal(axis)]
    for index, (name, points) in enumerate(drawn):
        inside = _line(points, across, down, name if len(drawn) > 1 else "", unit, labels, taken)
        plot.append(f'<g class="series series-{index % COLOURS}">{inside}</g>')
    body = f'{"".join(grid)}<g class="chart-plot">{"".join(plot)}</g>'
    body += _legend(drawn, bottom + AXIS_ROOM) if legend else ""
    words = [(f"{name} {label}", value) for name, points in drawn for label, value in points.items()]
    return _svg("chart chart-lines", bottom + AXIS_ROOM + legend, title, _described(words, unit), body)


def spark(values: Iterable[Value]) -> SafeString:
    """A small line beside a figure that says it all, so hidden from screen readers. Empty under two values."""
    exact = [(index, _exact(value)) for index, value in enumerate(values)]
    known = [(index, value) for index, value in exact if value is not None]
    if len(known) < 2:
        return mark_safe("")
    low, high = min(value for _index, value in known), max(value for _index, value in known)
    points = []
    for index, value in known:
        up = (value - low) / (high - low) if high > low else Decimal("0.5")
        points.append(f"{_plain(Decimal(100 * index) / (len(exact) - 1))},{_plain(26 - 22 * up)}")
    line = " ".join(points)
    first, last = points[0].partition(",")[0], points[-1].partition(",")[0]
    return mark_safe(  # noqa: S308 – numbers only
        '<svg class="spark" viewBox="0 0 100 28" preserveAspectRatio="none" aria-hidden="true" focusable="false">'
        f'<polygon class="spark-area" points="{first},28 {line} {last},28"/>'
        f'<polyline class="spark-line" points="{line}" fill="none" vector-effect="non-scaling-stroke"/></svg>'
    )


def _bar(top: int, label: str, value: Decimal | None, url: str | None, unit, scale) -> str:
    low, high, zero = scale
    shape = ""
    if value is not None:
        end = _share(value, low, high)
        css = "chart-bar chart-bar-negative" if value < 0 else "chart-bar"
        width = max(abs(end - zero), Decimal("0.5") if value else Decimal(0))
        shape = f'<rect class="{css}" x="{min(zero, end)}%" y="{top + 27}" width="{width}%" height="9" rx="4.5"/>'
    inside = (
        f"<title>{_says(label, value, unit)}</title>"
        f'<rect class="chart-hit" x="0" y="{top}" width="100%" height="{ROW}"/>'
        f'<rect class="chart-track" x="0" y="{top + 27}" width="100%" height="9" rx="4.5"/>{shape}'
        f'<text class="chart-label" x="0" y="{top + 19}">{escape(label)}</text>'
        f'<text class="chart-value" x="100%" y="{top + 19}" text-anchor="end">{_number(value)}</text>'
    )
    return f'<a class="chart-row" href="{escape(url)}">{inside}</a>' if url else f'<g class="chart-row">{inside}</g>'


def _line(points: dict[str, Decimal | None], across, down, name: str, unit, labels: list[str], taken) -> str:
    """Segments between neighbours that are both known, then the points; few enough values stand above their points.

    Of several series only the last values are written, below the point where another stands above, or left out where
    the axis is written.
    """
    found = [(label, points.get(label)) for label in labels]
    parts = []
    for (label, value), (after, following) in zip(found, found[1:], strict=False):
        if value is not None and following is not None:
            ends = f'x1="{across[label]}%" y1="{down(value)}" x2="{across[after]}%" y2="{down(following)}"'
            parts.append(f'<line class="chart-line" {ends}/>')
    known = [(label, value) for label, value in found if value is not None]
    for index, (label, value) in enumerate(known):
        x, y = across[label], down(value)
        title = f"<title>{_says(f'{name} {label}'.strip(), value, unit)}</title>"
        parts.append(f'<circle class="chart-point" cx="{x}%" cy="{y}" r="4">{title}</circle>')
        if not name and len(labels) <= LABELS_SHOWN:
            parts.append(f'<text class="chart-value" x="{x}%" y="{y}" dy="-10">{_number(value)}</text>')
        elif index == len(known) - 1:
            places = [Decimal(y) + shift for shift in (-10, 22)]
            for place in [place for place in places if all(abs(place - other) >= LABEL_ROW for other in taken)][:1]:
                taken.append(place)
                parts.append(f'<text class="chart-value" x="{x}%" y="{_plain(place)}">{_number(value)}</text>')
    return "".join(parts)


def _legend(drawn, top: int) -> str:
    parts = []
    for index, (name, _points) in enumerate(drawn):
        middle = top + LEGEND_ROW * index + LEGEND_ROW // 2
        parts.append(
            f'<g class="series series-{index % COLOURS}">'
            f'<line class="chart-line" x1="0" x2="22" y1="{middle}" y2="{middle}"/>'
            f'<circle class="chart-point" cx="11" cy="{middle}" r="4"/>'
            f'<text class="chart-legend" x="30" y="{middle + 5}">{escape(name)}</text></g>'
        )
    return "".join(parts)


def _svg(css: str, height: int, title, described: str, body: str, *, has_links: bool = False) -> SafeString:
    """Charts with links are a group: inside an image a screen reader would not find them."""
    role = "group" if has_links else "img"
    return mark_safe(  # noqa: S308 – every text in it is escaped
        f'<svg class="{css}" role="{role}" width="100%" height="{height}" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title><desc>{escape(described)}</desc>{body}</svg>"
    )


def _described(rows: list[tuple[str, Decimal | None]], unit) -> str:
    """The chart in words."""
    return "; ".join(_("%(label)s: %(value)s") % {"label": label, "value": _text(value, unit)} for label, value in rows)


def _says(label: str, value: Decimal | None, unit) -> SafeString:
    return escape(_("%(label)s: %(value)s") % {"label": label, "value": _text(value, unit)})


def _text(value: Decimal | None, unit) -> str:
    return _number(value) if value is None or not unit else f"{_number(value)} {unit}"


def _number(value: Decimal | None) -> str:
    """As on the page: thousands separated, no tail of zeros that the caller did not give."""
    return formats.number(int(value) if value is not None and value == value.to_integral_value() else value)


def _exact(value: Value) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _share(value: Decimal, low: Decimal, high: Decimal) -> Decimal:
    """Where a value lies between low and high, in percent."""
    return Decimal(_plain(100 * (value - low) / (high - low))) if high > low else Decimal(0)


def _place(index: int, count: int) -> str:
    """How far across the plot a label stands, in percent; a single one in the middle."""
    share = Decimal(index) / (count - 1) if count > 1 else Decimal("0.5")
    return _plain(LEFT + (RIGHT - LEFT) * share)


def _plain(value: Decimal) -> str:
    """At most two decimals, never in powers of ten."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def _ticks(values: list[Decimal]) -> list[Decimal]:
    """Three to seven round values that enclose all; whole ones for whole values."""
    low, high = min(values), max(values)
    if not (low > 0 and low > high * Decimal("0.6")):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    least = max(abs(low), abs(high)) / 50
    if high - low < least:
        low -= (least - (high - low)) / 2
    span = max(high - low, least) or Decimal(1)
    rough = span / 4
    power = Decimal(1).scaleb(rough.adjusted())
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    if all(value == value.to_integral_value() for value in values):
        step = max(step, Decimal(1))
    first = int((low / step).to_integral_value(ROUND_FLOOR))
    last = max(int((max(high, low + span) / step).to_integral_value(ROUND_CEILING)), first + 1)
    return [step * count for count in range(first, last + 1)]
