"""Villages and groups as an office types or pastes them."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from xiaoping.firstrun.layout import numeral, parse


def understood(text: str) -> dict:
    return {village.name: village.groups for village in parse(text)}


TWO = {"小冲村": ["一组", "二组"], "大言村": ["大屋组"]}


@pytest.mark.parametrize(
    "text",
    [
        "小冲村：一组、二组\n大言村：大屋组",
        "小冲村:一组,二组\n\n大言村 大屋组\n",
        "  小冲村　一组；二组。\n大言村\u3000大屋组".replace("。", ""),
        "小冲村\t一组\n小冲村\t二组\n大言村\t大屋组",
        "行政村\t村民小组\n小冲村\t一组\n\t二组\n大言村\t大屋组\n",
        "村名\t组\t组\r\n小冲村\t一组\t二组\r\n大言村\t大屋组\t",
        "小冲村 2\n大言村：大屋组",
        "小冲村\t２\n大言村\t大屋组",
        "小冲村 2个组\n大言村：大屋组",
    ],
)
def test_the_ways_to_say_it(text):
    assert understood(text) == TWO


def test_a_village_may_have_no_groups_yet():
    assert understood("小冲村\n大言村") == {"小冲村": [], "大言村": []}


def test_a_code_is_recognised_wherever_it_stands():
    assert [village.code for village in parse("小冲村\t431299102201\t一组\n大言村 2 431299102202")] == [
        "431299102201",
        "431299102202",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "at least one village"),
        ("\t一组", "Line 1: It begins without a village"),
        ("小冲村：一组、一组", "Line 1: 小冲村 has “一组” twice"),
        ("小冲村\t一组\n大言村\t大屋组\n小冲村\t一组", "Line 3: 小冲村 has “一组” twice"),
        ("小冲村 100", "Line 1: “100” is no name"),
        ("12 小冲村", "Line 1: “12” is no name"),
        ("小冲村：" + "很" * 41, "Line 1: “很+” is longer than 40"),
        ("小冲村 60\n小冲村：" + "、".join(f"第{place}组" for place in range(40)), "Line 2: .* at most 99 groups"),
        ("小冲村 431299102201\n大言村 431299102201", "431299102201 is given to two villages"),
        ("小冲村 431299102201 431299102202", "Line 1: 小冲村 has two codes"),
        ("村\n" * 3001, "More than 3000 lines"),
    ],
)
def test_what_is_not_understood_is_named_with_its_line(text, words):
    with pytest.raises(ValidationError, match=words):
        parse(text)


def test_every_faulty_line_is_named():
    with pytest.raises(ValidationError) as found:
        parse("12\n小冲村：一组、一组\n大言村 2")
    assert [message.partition(":")[0] for message in found.value.messages] == ["Line 1", "Line 2"]


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_numerals(number, text):
    assert numeral(number) == text


@given(st.text(max_size=300))
def test_whatever_is_pasted_is_understood_or_refused_in_words(text):
    with suppress(ValidationError):
        assert all(village.name and len(village.name) <= 40 for village in parse(text))
