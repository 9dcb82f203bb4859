"""Finding people and households: by name, part of a name, pinyin, initials, household number, phone, ID number.

Every stay has words in an index, each found by equality alone, so that a name of two characters costs no scan, on
SQLite and PostgreSQL alike. The words of a stay are made anew when it, its person, household or numbers are saved; rows
written in bulk need `rebuild`. ID numbers enter as keyed digests only.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable

from django.conf import settings
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from pypinyin import Style, lazy_pinyin

from xiaoping.kit.bulk import chunks

from .idnumbers import normalise
from .models import Household, IdNumber, Person, SearchToken, Stay, Village

BATCH = 2000
HAN = re.compile(r"[㐀-䶿一-鿿𠀀-𪛟·]+")
# how these surnames are read, where the dictionary knows them as words
SURNAMES = {
    "单": "shan", "仇": "qiu", "解": "xie", "曾": "zeng", "区": "ou", "查": "zha", "任": "ren", "盖": "ge",
    "朴": "piao", "尹": "yin", "华": "hua", "种": "chong", "缪": "miao", "翟": "zhai", "覃": "qin", "万": "wan",
    "尉": "wei", "召": "shao", "黑": "he", "折": "she", "员": "yun", "洗": "xian", "纪": "ji", "燕": "yan",
    "乐": "yue", "车": "che", "冼": "xian", "谌": "chen", "逄": "pang", "訾": "zi", "郗": "xi", "晟": "cheng",
}  # fmt: skip


def syllables(name: str) -> list[str]:
    """A name's syllables in pinyin without tones, the surname read as a surname."""
    if not name:
        return []
    read = lazy_pinyin(name, style=Style.NORMAL, errors="ignore")
    if name[0] in SURNAMES and read:
        read[0] = SURNAMES[name[0]]
    return read


def digest(digits: str) -> str:
    """A keyed digest of some digits of an ID number."""
    key = hashlib.sha256(b"search" + settings.INDEX_KEY.encode()).digest()
    return hmac.new(key, digits.encode(), hashlib.sha256).hexdigest()[:24]


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
        words |= {f"d:{digest(number[:18])}", f"d:{digest(number[:18][-4:])}", f"d:{digest(number[:18][-6:])}"}
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
            number = normalise(part)
            asked.append([f"t:{part}", f"h:{part}", f"d:{digest(number[:18])}"])
        elif re.fullmatch(r"[a-z']+", part):
            plain = part.replace("'", "")
            asked.append([f"i:{plain}", f"p:{plain}"])
        else:
            asked.append([f"h:{part}"])
    return asked


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


def refresh(stays) -> None:
    """Make the words of some stays anew."""
    rows = list(stays.select_related("person", "household"))
    SearchToken.objects.filter(stay__in=[row.pk for row in rows]).delete()
    SearchToken.objects.bulk_create(tokens_of(rows), batch_size=BATCH)


def refresh_many(people: Iterable[int], households: Iterable[int] = ()) -> None:
    """Make the words of all stays of these people and households anew, many at a time: for rows written in bulk."""
    for some in chunks(people):
        refresh(Stay.objects.filter(person__in=some))
    for some in chunks(households):
        refresh(Stay.objects.filter(household__in=some))


def tokens_of(rows: list[Stay]) -> list[SearchToken]:
    """The words of stays whose person and household are loaded."""
    numbers: dict[int, list[str]] = {}
    for number in IdNumber.objects.filter(person__in={row.person_id for row in rows}, until=None):
        numbers.setdefault(number.person_id, []).append(number.number)
    return [
        SearchToken(village_id=row.village_id, stay=row, token=word)
        for row in rows
        for word in sorted(
            words_of(row.person.name, row.household.number, row.household.phone, numbers.get(row.person_id, ()))
        )
    ]


def rebuild() -> int:
    """Throw the index away and make it anew; returns the number of words."""
    SearchToken.objects.all().delete()
    keys = list(Stay.objects.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), BATCH):
        rows = Stay.objects.filter(pk__in=keys[first : first + BATCH]).select_related("person", "household")
        SearchToken.objects.bulk_create(tokens_of(list(rows)), batch_size=BATCH)
    return SearchToken.objects.count()


def out_of_date() -> int:
    """How many stays have other words than they should."""
    wrong = 0
    keys = list(Stay.objects.order_by("pk").values_list("pk", flat=True))
    for first in range(0, len(keys), BATCH):
        some = keys[first : first + BATCH]
        rows = list(Stay.objects.filter(pk__in=some).select_related("person", "household"))
        should = {(token.stay_id, token.token) for token in tokens_of(rows)}
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
