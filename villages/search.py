"""Finding people and households: by name, part of a name, pinyin, initials, household number, phone, ID number.

Every stay has words in an index, each found whole or by how it begins, so that a name of two characters costs no scan,
on SQLite and PostgreSQL alike. The words of a stay are made anew when it, its person, household or numbers are saved;
rows written in bulk need `rebuild`. ID numbers enter as keyed digests of the whole only: by a part of one, beside the
birth date that everybody reads, the rest could be put together.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from pypinyin import Style, lazy_pinyin

from xiaoping.kit.crypto import decrypt
from xiaoping.kit.inserts import chunks, put_values

from .idnumbers import normalise
from .models import Household, IdNumber, Person, SearchToken, Stay, Village

COLUMNS = ("village", "stay", "token")
WHOLE = 18  # characters; what a certificate has beyond them is not searched by
PHONE_END = 4  # figures of a phone that are asked for; of more or fewer only the whole is found
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
    words = {f"n:{name[place : place + 2]}" for place in range(len(name))}  # the last character by itself
    if read := syllables(name):
        words |= {f"p:{''.join(read)}", f"i:{''.join(syllable[0] for syllable in read)}"}
    words |= {f"h:{household.lower()}", f"h:{household.replace('-', '').lower()}"}
    if digits := re.sub(r"\D", "", phone):
        words.add(f"t:{digits[::-1]}")  # from its end, by which it is asked for
    for number in numbers:
        words.add(f"d:{digest(number[:WHOLE])}")
    return words


def pairs(name: str) -> list[str]:
    """Every two characters that follow each other."""
    return [name[place : place + 2] for place in range(len(name) - 1)]


@dataclass(frozen=True)
class Asked:
    """One of the words of which a stay must have one: the whole of it, or any that begins with it."""

    word: str
    begins: bool = False

    @property
    def matches(self) -> Q:
        """Of a search word, in a form in which the index serves it.

        PostgreSQL's index knows beginnings whatever its language; SQLite's LIKE uses none, but the order of its signs
        is that of their numbers.
        """
        if not self.begins:
            return Q(token=self.word)
        if connection.vendor == "postgresql":
            return Q(token__startswith=self.word)
        return Q(token__gte=self.word, token__lt=self.word + chr(sys.maxunicode))


def words_asked(text: str) -> list[list[Asked]]:
    """What a search asks for: one of the words of each list must be there. Nothing for a text that finds nothing."""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    asked: list[list[Asked]] = []
    for part in text.split():
        if HAN.fullmatch(part):
            asked += [[Asked(f"n:{word}", begins=len(word) == 1)] for word in (pairs(part) or [part])]
        elif re.fullmatch(r"\d[\dx]*", part):
            asked.append([Asked(f"t:{part[::-1]}", begins=len(part) == PHONE_END), Asked(f"h:{part}")])
            if is_whole(part):
                asked[-1].append(Asked(f"d:{digest(normalise(part)[:WHOLE])}"))
        elif re.fullmatch(r"[a-z']+", part):
            plain = part.replace("'", "")
            asked.append([Asked(f"{kind}:{plain}", begins=len(plain) > 1) for kind in "ip"])
        else:
            asked.append([Asked(f"h:{part}")])
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
        stays = stays.filter(pk__in=having(words, villages))
    return stays


def having(words: list[Asked], villages: list[int]):
    """The keys of the stays in these villages that have one of the words, each looked up in the index by itself."""
    tokens = SearchToken.objects.filter(village__in=villages).order_by().values("stay")
    first, *others = [tokens.filter(word.matches) for word in words]
    return first.union(*others) if others else first


def enter(stays: Iterable[Stay], numbers: Mapping[int, Iterable[str]]) -> None:
    """Write the words of new stays of new people, their persons and households at hand, `numbers` by person."""
    put_values(
        SearchToken,
        COLUMNS,
        (
            (stay.village_id, stay.pk, word)
            for stay in stays
            for word in sorted(_words_of_stay(stay, numbers.get(stay.person_id, ())))
        ),
    )


def _words_of_stay(stay: Stay, numbers: Iterable[str]) -> set[str]:
    return words_of(stay.person.name, stay.household.number, stay.household.phone, numbers)


def refresh(stays) -> None:
    """Make the words of some stays anew."""
    keys, words = _words(stays)
    with transaction.atomic():
        SearchToken.objects.filter(stay__in=keys).delete()
        put_values(SearchToken, COLUMNS, words)


def refresh_many(people: Iterable[int], households: Iterable[int] = ()) -> None:
    """Make the words of all stays of these people and households anew, many at a time: for rows written in bulk."""
    for some in chunks(people):
        refresh(Stay.objects.filter(person__in=some))
    for some in chunks(households):
        refresh(Stay.objects.filter(household__in=some))


def _words(stays) -> tuple[list[int], list[tuple[int, int, str]]]:
    """The keys of stays, and (village, stay, word) of each word by which they are found."""
    rows = list(stays.order_by().values_list("pk", "village", "person", *READ))
    numbers: dict[int, list[str]] = {}
    in_force = IdNumber.objects.filter(person__in={row[2] for row in rows}, until=None).order_by()
    for person, encrypted in in_force.values_list("person", "encrypted"):
        numbers.setdefault(person, []).append(decrypt(encrypted))
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
            put_values(SearchToken, COLUMNS, _words(Stay.objects.filter(pk__in=some))[1])
    return SearchToken.objects.count()


def out_of_date() -> int:
    """How many stays have other words than they should."""
    wrong = 0
    for some in chunks(Stay.objects.order_by("pk").values_list("pk", flat=True)):
        should = {(stay, word) for _village, stay, word in _words(Stay.objects.filter(pk__in=some))[1]}
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
