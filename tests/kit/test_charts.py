"""Charts are text: they are read as XML and looked at for what a person would see."""

from decimal import Decimal
from xml.etree import ElementTree

import pytest

from xiaoping.kit import charts

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg):
    """The chart as a tree. HTML needs no namespace, a parser of XML does."""
    return ElementTree.fromstring(svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))  # noqa: S314 – our own text


def having(tree, css):
    """The elements of a class."""
    return [element for element in tree.iter() if css in element.get("class", "").split()]


def texts(tree, css):
    return [element.text for element in having(tree, css)]


def test_a_bar_has_its_label_its_value_and_its_share_of_the_longest():
    tree = drawn(charts.bars([("Long", 1200, None), ("Short", 300, None)], title="Households", unit="households"))
    assert texts(tree, "chart-label") == ["Long", "Short"]
    assert texts(tree, "chart-value") == ["1,200", "300"]
    assert [bar.get("width") for bar in having(tree, "chart-bar")] == ["100%", "25%"]


def test_a_chart_says_its_title_and_every_value_in_words():
    tree = drawn(charts.bars([("Long", 1200, None), ("Short", None, None)], title="Households", unit="households"))
    assert tree.get("role") == "img"
    assert tree.findtext(f"{SVG}title") == "Households"
    assert "1,200 households" in tree.findtext(f"{SVG}desc")
    assert "—" in tree.findtext(f"{SVG}desc")


def test_bars_with_addresses_are_links_that_a_screen_reader_finds():
    tree = drawn(charts.bars([("A", 1, "/list/?a=1&b=2"), ("B", 2, None)], title="T", unit=""))
    assert tree.get("role") == "group"
    assert [link.get("href") for link in tree.iter(f"{SVG}a")] == ["/list/?a=1&b=2"]


def test_text_is_escaped():
    svg = charts.bars([("<b>&", 1, '"><script>')], title="<i>", unit="<u>")
    assert "<b>" not in svg
    assert "<script>" not in svg
    assert texts(drawn(svg), "chart-label") == ["<b>&"]


def test_a_missing_value_is_a_dash_without_a_bar():
    tree = drawn(charts.bars([("A", None, None), ("B", 5, None)], title="T", unit=""))
    assert texts(tree, "chart-value") == ["—", "5"]
    assert len(having(tree, "chart-bar")) == 1


def test_zeros_have_no_length_and_break_nothing():
    tree = drawn(charts.bars([("A", 0, None), ("B", 0, None)], title="T", unit=""))
    assert [bar.get("width") for bar in having(tree, "chart-bar")] == ["0%", "0%"]


def test_a_small_value_beside_a_huge_one_can_still_be_seen():
    tree = drawn(charts.bars([("A", 10**15, None), ("B", 1, None)], title="T", unit=""))
    assert texts(tree, "chart-value") == ["1,000,000,000,000,000", "1"]
    assert [bar.get("width") for bar in having(tree, "chart-bar")] == ["100%", "0.5%"]


def test_negative_bars_run_the_other_way_from_zero():
    tree = drawn(charts.bars([("Out", -25, None), ("In", 75, None)], title="T", unit=""))
    out, into = having(tree, "chart-bar")
    assert (out.get("x"), out.get("width")) == ("0%", "25%")
    assert (into.get("x"), into.get("width")) == ("25%", "75%")
    assert "chart-bar-negative" in out.get("class")


@pytest.mark.parametrize(
    "svg",
    [
        charts.bars([], title="T", unit=""),
        charts.lines([], title="T", unit=""),
        charts.lines([("A", [])], title="T", unit=""),
        charts.lines([("A", [("2017", None), ("2018", None)])], title="T", unit=""),
        charts.spark([]),
        charts.spark([None, None]),
        charts.spark([5]),
    ],
)
def test_without_values_there_is_no_chart(svg):
    assert svg == ""


def test_a_line_has_a_point_and_a_value_for_every_year():
    tree = drawn(charts.lines([("Register", [("2016", 300), ("2017", 200), ("2018", 100)])], title="T", unit=""))
    assert texts(tree, "chart-axis") == ["2016", "2017", "2018"]
    assert texts(tree, "chart-value") == ["300", "200", "100"]
    assert len(having(tree, "chart-point")) == 3
    assert len(having(tree, "chart-line")) == 2


def test_higher_values_stand_higher():
    tree = drawn(charts.lines([("A", [("2017", 100), ("2018", 300)])], title="T", unit=""))
    low, high = (float(point.get("cy")) for point in having(tree, "chart-point"))
    assert high < low


def test_a_missing_year_leaves_a_gap():
    tree = drawn(charts.lines([("A", [("2016", 1), ("2017", None), ("2018", 3)])], title="T", unit=""))
    assert len(having(tree, "chart-point")) == 2
    assert having(tree, "chart-line") == []


def test_one_year_is_one_point_in_the_middle():
    tree = drawn(charts.lines([("A", [("2018", 7)])], title="T", unit=""))
    assert [point.get("cx") for point in having(tree, "chart-point")] == ["56%"]


def test_several_lines_have_a_legend_and_write_their_last_values_apart():
    series = [("First", [("2017", 10), ("2018", 100)]), ("Second", [("2017", 50), ("2018", 99)])]
    tree = drawn(charts.lines(series, title="T", unit=""))
    assert texts(tree, "chart-legend") == ["First", "Second"]
    assert texts(tree, "chart-value") == ["100", "99"]
    first, second = (float(text.get("y")) for text in having(tree, "chart-value"))
    assert abs(first - second) >= charts.LABEL_ROW


def test_lines_along_the_bottom_write_nothing_over_the_years():
    tree = drawn(
        charts.lines([("Out", [("2017", 0), ("2018", 0)]), ("In", [("2017", 0), ("2018", 0)])], title="", unit="")
    )
    (year,) = {float(axis.get("y")) for axis in having(tree, "chart-axis")}
    assert [abs(float(value.get("y")) - year) for value in having(tree, "chart-value")] == [30]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0, 0], ["0", "1"]),
        ([8, 8], ["7", "8", "9"]),
        ([47, 612], ["0", "200", "400", "600", "800"]),
        ([-3, 7], ["-5", "0", "5", "10"]),
        ([Decimal("0.80"), Decimal("5.22")], ["0", "2", "4", "6"]),
        ([11417, 11440], ["11,300", "11,400", "11,500", "11,600"]),
    ],
)
def test_the_axis_has_round_values_that_enclose_all(values, ticks):
    points = [(str(index), value) for index, value in enumerate(values)]
    assert texts(drawn(charts.lines([("A", points)], title="T", unit="")), "chart-tick") == ticks


def test_many_labels_are_thinned_and_the_last_stays():
    points = [(f"2018-{month:02}", month) for month in range(1, 13)]
    shown = texts(drawn(charts.lines([("A", points)], title="T", unit="")), "chart-axis")
    assert len(shown) == 6
    assert shown[-1] == "2018-12"


def test_a_spark_is_hidden_from_screen_readers_and_spans_its_box():
    tree = drawn(charts.spark([1, None, 3]))
    assert tree.get("aria-hidden") == "true"
    assert having(tree, "spark-line")[0].get("points") == "0,26 100,4"


def test_a_flat_spark_runs_through_the_middle():
    assert having(drawn(charts.spark([5, 5])), "spark-line")[0].get("points") == "0,15 100,15"


def test_no_chart_carries_style_or_script():
    svg = charts.bars([("A", 1, "/")], title="T", unit="") + charts.lines([("A", [("1", 1)])], title="T", unit="")
    assert "style=" not in svg + charts.spark([1, 2])
    assert "<script" not in svg
