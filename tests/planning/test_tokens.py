"""Figure tokens: what can be written, what is refused and where; how numbers are written; which are typed by hand."""

import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from planning.reporting import outline
from planning.reporting.document import heading_number
from planning.reporting.numbers import Form
from planning.reporting.tokens import Token, Words, Wrong, YearToken, errors, parse
from planning.reporting.typed import split
from xiaoping.kit.indicators import indicators
from xiaoping.kit.periods import Period

VILLAGES = {"甲村": 1, "乙村": 2}
POPULATION = "villages.total_population"


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def one(text: str) -> Token:
    [token] = parse(text, VILLAGES)
    assert isinstance(token, Token)
    return token


# Reading


def test_text_and_tokens_come_back_in_order():
    found = parse("共{{villages.total_population}}人，{{year}}年。", VILLAGES)
    assert [type(piece) for piece in found] == [Words, Token, Words, YearToken, Words]
    assert (found[0].text, found[2].text, found[4].text) == ("共", "人，", "年。")


def test_a_token_alone_is_of_the_year_reported_and_of_the_whole_township():
    token = one("{{ villages.total_population }}")
    assert (token.indicator.key, token.when(2018), token.village, token.form) == (
        POPULATION,
        Period.year(2018),
        None,
        Form(),
    )


def test_a_token_says_when_where_and_how():
    token = one("{{villages.total_population@-1#乙村|余100}}")
    assert (token.when(2018), token.village, token.form) == (Period.year(2017), 2, Form(over=100))


def test_a_period_stands_whatever_the_year_reported():
    assert one("{{villages.total_population@2018-Q2}}").when(2025) == Period.quarter(2018, 2)


def test_the_year_moves_by_years():
    assert parse("{{year@+1}}", VILLAGES) == [YearToken(1)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{villages.total_populaton}}", "The nearest is “villages.total_population”"),
        ("{{}}", "The key of a figure is missing"),
        ("{{villages.total_population", "write both, or neither"),
        ("共}}人", "write both, or neither"),
        ("{{villages.total_population@last}}", "Write @-1 for the year before"),
        ("{{villages.total_population#丁村}}", "There is no village “丁村”"),
        ("{{villages.total_population|千}}", "There is no form “千”. There are 万"),
        ("{{villages.total_population|万元}}", "counts in people"),
        ("{{villages.total_population|%}}", "counts in people"),
        ("{{villages.total_population|余|.1}}", "leave one out"),
        ("{{villages.total_population|.1|.2}}", "says again"),
        ("{{villages.total_population|同比%|万}}", "in percent already"),
        ("{{villages.total_population|余|#甲村}}", "There is no form “#甲村”"),
        ("{{villages.total_population#甲村@-1}}", "this is the order|There is no village"),
        ("{{year|万}}", "no village and no form"),
        ("{{year@2018}}", "Type a fixed year"),
        ("{{safety.registered_drug_users#甲村}}", "for the township alone"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(text, words):

    [wrong] = errors(text, VILLAGES)
    assert re.search(words, wrong.message)


def test_an_error_names_its_line_and_character():
    text = "第一段。\n共{{villages.total_population}}人，{{villages.nobody}}人。"
    [wrong] = errors(text, VILLAGES)
    assert (wrong.line, wrong.column, wrong.text) == (2, 33, "{{villages.nobody}}")
    assert str(wrong).startswith("Line 2, character 33, “{{villages.nobody}}”: There is no figure")


def test_nothing_of_the_text_is_lost():
    text = "甲{{villages.nobody}}乙{{year}}丙{{villages.total_population|余}}"
    kept = [piece.text for piece in parse(text, VILLAGES) if isinstance(piece, Words | Wrong)]
    assert kept == ["甲", "{{villages.nobody}}", "乙", "丙"]


# Writing numbers


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        (Form(), 18000, "18000"),
        (Form(), Decimal("61.080"), "61.08"),
        (Form(), 0, "0"),
        (Form(suffix="万元"), 7316000, "731.6万元"),
        (Form(suffix="万元", decimals=0), 7316000, "732万元"),
        (Form(suffix="万", decimals=1), 12500, "1.3万"),
        (Form(suffix="%"), Decimal("0.80"), "0.8%"),
        (Form(suffix="%", decimals=2), Decimal("0.8"), "0.80%"),
        (Form(decimals=1), Decimal("0.25"), "0.3"),
        (Form(over=0), 1034, "1000余"),
        (Form(over=0), 18035, "18000余"),
        (Form(over=0), 187, "180余"),
        (Form(over=0), 43, "40余"),
        (Form(over=0), 40, "40"),
        (Form(over=0), 7, "7"),
        (Form(over=100), 1290, "1200余"),
        (Form(over=0, suffix="万元"), 304_000, "30余万元"),
        (Form(over=0), Decimal("70.6"), "70余"),
    ],
)
def test_a_number_as_it_is_written(form, value, text):
    assert form.text(value) == text


@pytest.mark.parametrize(
    ("form", "value", "before", "text"),
    [
        (Form(change="同比"), 91, 596, "减少505"),
        (Form(change="同比"), 8, 5, "增加3"),
        (Form(change="同比"), 5, 5, "持平"),
        (Form(change="同比", suffix="万元"), 250_000, 200_000, "增加5万元"),
        (Form(change="同比%"), 4400, 4352, "增长1.1%"),
        (Form(change="同比%", decimals=2), 4400, 4352, "增长1.10%"),
        (Form(change="同比%"), 3, 4, "下降25%"),
    ],
)
def test_against_the_year_before(form, value, before, text):
    assert form.text(value, before) == text


@pytest.mark.parametrize(("form", "before"), [(Form(change="同比%"), 0), (Form(change="同比"), None)])
def test_nothing_to_set_it_against_is_refused(form, before):
    with pytest.raises(ValidationError, match="leave 同比 out"):
        form.text(3, before)


def test_no_number_is_never_written():
    with pytest.raises(ValidationError, match="There is no number of this period"):
        Form().text(None)


# Typed by hand


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("共有3718户11440人", ["3718", "11440"]),
        ("增长1.68%，共１２户", ["1.68%", "１２"]),
        ("投入1,200元", ["1,200"]),
        ("新建三个村，涉及两户", ["三", "两"]),
        ("增加百分之五", ["百分之五"]),
        ("2018年3月15日至4月15日，9时", []),
        ("2014—2018年", []),
        ("第3次会议，第十二条", []),
        ("芷政发〔2018〕12号文件", []),
        ("一是抓产业，二是抓就业", []),
        ("三会一课、一岗双责、两会", []),
        ("一个村", []),
        ("1.抓产业\n（2）抓就业", []),
        ("X012线", []),
        ("1.5公里", ["1.5"]),
    ],
)
def test_which_numbers_are_typed_by_hand(text, typed):
    assert [run for run, is_typed in split(text) if is_typed] == typed
    assert "".join(run for run, _is_typed in split(text)) == text


# Headings and the outline


@pytest.mark.parametrize(
    ("level", "number", "text"),
    [(1, 1, "一、"), (1, 10, "十、"), (2, 12, "（十二）"), (2, 31, "（三十一）"), (3, 4, "4."), (4, 5, "（5）")],
)
def test_the_numbers_of_headings(level, number, text):
    assert heading_number(level, number) == text


def outlined() -> list[Token]:
    pieces = [piece for part in outline.parts() for piece in parse(part.text, VILLAGES)]
    assert [piece for piece in pieces if isinstance(piece, Wrong)] == []
    return [piece for piece in pieces if isinstance(piece, Token)]


NOT_OUTLINED = {"villages.pv_income", "villages.villages_with_hardened_road", "villages.villages_with_pv"}


def test_the_outline_names_every_figure_of_the_report():
    assert {token.indicator.key for token in outlined()} == set(indicators.keys()) - NOT_OUTLINED


def test_the_outline_types_no_number():
    words = [piece.text for part in outline.parts() for piece in parse(part.text, VILLAGES) if isinstance(piece, Words)]
    assert [run for text in words for run, is_typed in split(text) if is_typed] == []
