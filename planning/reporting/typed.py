"""Numbers typed by hand: those in a report's text that no figure stands behind.

The rule. A number is a run of digits (half or full width, with point, comma or percent), or Chinese numerals other than
a lone 一 before a counting word. It is no figure, and not marked, where it

- is a date or a time: 2018年, 3月, 15日, 9时, 2014—2018年;
- counts in order: 第3次, 三是, 二十三条 of a law's name, the head of a list (1. or （1）);
- is part of a document's number (〔2018〕12号) or of an address with letters (A4, X012);
- is part of a set phrase in `PHRASES`, which counts nothing: 三会一课.
"""

from __future__ import annotations

import re

PHRASES = (
    "三会一课", "一岗双责", "一票否决", "两会", "五保", "五包一", "五化", "十八大", "十九大", "二十大", "两不愁三保障",
    "两不愁", "三保障", "四议两公开", "一户一策", "一村一品", "两山", "三农", "四风", "两个维护", "四个意识",
    "四个自信", "乡村两级", "三级", "两级",
)  # fmt: skip
COUNTERS = (
    "户", "人", "名", "个", "件", "起", "次", "条", "处", "份", "口", "亩", "公里", "平方公里", "元", "万", "亿", "眼",
    "座", "家", "项", "场", "期", "天", "组", "村", "头", "只", "吨", "公斤", "米", "盏", "套", "副", "幅", "块", "倍",
    "成",
)  # fmt: skip
DIGITS = "0-9０-９"
NUMERALS = "零〇一二两三四五六七八九十百千万"
SKIPPED = (
    *(re.escape(phrase) for phrase in PHRASES),
    rf"〔[{DIGITS}]+〕[{DIGITS}]*号?",
    rf"第[{DIGITS}{NUMERALS}]+",
    rf"[{DIGITS}]{{4}}(?:年?[—–\-至到][{DIGITS}]{{4}})?年",
    rf"[{DIGITS}]{{1,2}}(?:[—–\-至到][{DIGITS}]{{1,2}})?(?:月份?|日|号|时|点|分)",
    rf"(?m:^[\s（(]*[{DIGITS}]{{1,2}}(?:[.．、](?![{DIGITS}])|[）)]))",
    rf"[A-Za-z]+[{DIGITS}]+",
)
NUMBER = (
    rf"[{DIGITS}]+(?:[,，][{DIGITS}]{{3}})*(?:[.．][{DIGITS}]+)?[%％‰]?",
    rf"(?:百分之[{NUMERALS}点]+|(?!一(?:{'|'.join(COUNTERS)}))[{NUMERALS}]+(?=余?(?:{'|'.join(COUNTERS)})))",
)
RULE = re.compile(f"(?P<skipped>{'|'.join(SKIPPED)})|(?P<number>{'|'.join(NUMBER)})")


def split(text: str) -> list[tuple[str, bool]]:
    """The text in runs, each with whether it is a number typed by hand."""
    runs: list[tuple[str, bool]] = []
    end = 0
    for found in RULE.finditer(text):
        if found["number"] is None:
            continue
        if found.start() > end:
            runs.append((text[end : found.start()], False))
        runs.append((found[0], True))
        end = found.end()
    if end < len(text):
        runs.append((text[end:], False))
    return runs
