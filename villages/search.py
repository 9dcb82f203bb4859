"""Finding people and households: by name, part of a name, pinyin, initials, household number, phone, ID number.

Every stay has words in an index, each found by equality alone, so that a name of two characters costs no scan, on
SQLite and PostgreSQL alike. The words of a stay are made anew when it, its person, household or numbers are saved; rows
written in bulk need `rebuild`. ID numbers enter as keyed digests of the whole only: by a part of one, beside the birth
date that everybody reads, the rest could be put together.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from pypinyin import Style, lazy_pinyin

from xiaoping.kit.crypto import decrypt
from xiaoping.kit.inserts import chunks, put_values

from .idnumbers import normalise
from .models import Household, IdNumber, Person, SearchToken, Stay, Village

COLUMNS = ("village", "stay", "token")
WHOLE = 18  # characters; what a certificate has beyond them is not searched by
READ = ("person__name", "household__number", "household__phone")
HAN = re.compile(r"[㐀-䶿一-鿿𠀀-𪛟·]+")
# how these surnames are read, where the dictionary knows them as words
SURNAMES = {
    "单": "shan", "仇": "qiu", "解": "xie", "曾": "zeng", "区": "ou", "查": "zha", "任": "ren", "盖": "ge",
    "朴": "piao", "尹": "yin", "华": "hua", "种": "chong", "缪": "miao", "翟": "zhai", "覃": "qin", "万": "wan",
    "尉": "wei", "召": "shao", "黑": "he", "折": "she", "员": "yun", "洗": "xian", "纪": "ji", "燕": "yan",
    "乐": "yue", "车": "che", "冼": "xian", "谌": "chen", "逄": "pang", "訾": "zi", "郗": "xi", "晟": "cheng",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def syllables(name: str) -> tuple[str, ...]:
    """A name's syllables in pinyin without tones, the surname read as a surname."""
    if not name:
        return ()
    read = lazy_pinyin(name, style=Style.NORMAL, errors="ignore")
    if name[0] in SURNAMES and read:
        read[0] = SURNAMES[name[0]]
    return tuple(read)


@lru_cache(maxsize=4)
def _key(secret: str) -> bytes:
    return hashlib.sha256(b"search" + secret.encode()).digest()


def digest(digits: str) -> str:
    """A keyed digest of some digits of an ID number."""
    return hmac.digest(_key(settings.INDEX_KEY), digits.encode(), "sha256").hex()[:24]


def words_of(name: str, household: str, phone: str, numbers: Iterable[str]) -> set[str]:
    """The words by which a person in a household is found."""
    read = syllables(name)
    initials = "".join(syllable[0] for syllable in read)
    words = {f"n:{sign}" for sign in name} | {f"n:{pair}" for pair in pairs(name)}
    words |= {f"p:{''.join(read[:end])}" for end in range(1, len(read) + 1)}
    words |= {f"i:{initials[:end]}" for end in range(2, len(initials) + 1)}
    words |= {f"h:{household.lower()}", f"h:{household.replace('-', '').lower()}"}
    if digits := re.sub(r"\D", "", phone):
        words |= {f"t:{digits}", f"t:{digits[-4:]}"}
    for number in numbers:
        words.add(f"d:{digest(number[:WHOLE])}")
    return words


def pairs(name: str) -> list[str]:
    """Every two characters that follow each other."""
    return [name[place : place + 2] for place in range(len(name) - 1)]


def words_asked(text: str) -> list[list[str]]:
    """What a search asks for: one of the words of each list must be there. Nothing for a text that finds nothing."""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    asked: list[list[str]] = []
    for part in text.split():
        if HAN.fullmatch(part):
            asked += [[f"n:{word}"] for word in (pairs(part) or [part])]
        elif re.fullmatch(r"\d[\dx]*", part):
            asked.append([f"t:{part}", f"h:{part}"])
            if is_whole(part):
                asked[-1].append(f"d:{digest(normalise(part)[:WHOLE])}")
        elif re.fullmatch(r"[a-z']+", part):
            plain = part.replace("'", "")
            asked.append([f"i:{plain}", f"p:{plain}"])
        else:
            asked.append([f"h:{part}"])
    return asked


def is_whole(part: str) -> bool:
    """Whether a word typed is as long as an ID number."""
    return len(normalise(part)) >= WHOLE


def asks_for_number(text: str) -> bool:
    """Whether a search is for a whole ID number, perhaps beside other words."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    return any(is_whole(part) and re.fullmatch(r"\d[\dx]*", part) for part in plain.split())


def found(text: str, user):
    """The stays a user may see that have every word of the text; former ones too."""
    stays = Stay.objects.visible_to(user)
    asked = words_asked(text)
    if not asked:
        return stays.none()
    villages = list(Village.objects.visible_to(user).order_by().values_list("pk", flat=True))
    for words in asked:
        tokens = SearchToken.objects.filter(village__in=villages, token__in=words)
        stays = stays.filter(pk__in=tokens.values("stay"))
    return stays


def refresh(stays, clear: Mapping[int, str] | None = None) -> None:
    """Make the words of some stays anew. `clear` gives ID numbers by their key, where they are at hand unencrypted."""
    keys, words = _words(stays, clear or {})
    with transaction.atomic():
        SearchToken.objects.filter(stay__in=keys).delete()
        put_values(SearchToken, COLUMNS, words)


def refresh_many(people: Iterable[int], households: Iterable[int] = (), clear: Mapping[int, str] | None = None) -> None:
    """Make the words of all stays of these people and households anew, many at a time: for rows written in bulk."""
    for some in chunks(people):
        refresh(Stay.objects.filter(person__in=some), clear)
    for some in chunks(households):
        refresh(Stay.objects.filter(household__in=some), clear)


def _words(stays, clear: Mapping[int, str]) -> tuple[list[int], list[tuple[int, int, str]]]:
    """The keys of stays, and (village, stay, word) of each word by which they are found."""
    rows = list(stays.order_by().values_list("pk", "village", "person", *READ))
    numbers: dict[int, list[str]] = {}
    in_force = IdNumber.objects.filter(person__in={row[2] for row in rows}, until=None).order_by()
    for key, person, encrypted in in_force.values_list("pk", "person", "encrypted"):
        numbers.setdefault(person, []).append(clear.get(key) or decrypt(encrypted))
    return [row[0] for row in rows], [
        (village, stay, word)
        for stay, village, person, name, household, phone in rows
        for word in sorted(words_of(name, household, phone, numbers.get(person, ())))
    ]


def rebuild() -> int:
    """Throw the index away and make it anew; returns the number of words."""
    with transaction.atomic():
        SearchToken.objects.all().delete()
        for some in chunks(Stay.objects.order_by("pk").values_list("pk", flat=True)):
            put_values(SearchToken, COLUMNS, _words(Stay.objects.filter(pk__in=some), {})[1])
    return SearchToken.objects.count()


def out_of_date() -> int:
    """How many stays have other words than they should."""
    wrong = 0
    for some in chunks(Stay.objects.order_by("pk").values_list("pk", flat=True)):
        should = {(stay, word) for _village, stay, word in _words(Stay.objects.filter(pk__in=some), {})[1]}
        there = set(SearchToken.objects.filter(stay__in=some).values_list("stay", "token"))
        wrong += len({stay for stay, _word in should ^ there})
    return wrong


@receiver([post_save], sender=Stay)
def stay_saved(instance, **kwargs) -> None:
    refresh(Stay.objects.filter(pk=instance.pk))


@receiver([post_save], sender=Household)
@receiver([post_save], sender=Person)
def owner_saved(instance, created, **kwargs) -> None:
    if not created:
        refresh(instance.stays.all())


@receiver([post_save, post_delete], sender=IdNumber)
def number_saved(instance, **kwargs) -> None:
    refresh(Stay.objects.filter(person=instance.person_id))
