"""The register as it is made: figures of the report by construction, spells within registrations."""

from collections import Counter
from datetime import date

import pytest

from tests.demo.test_people import holds
from xiaoping.demo import register, staff
from xiaoping.demo.records import CLOSING


@pytest.fixture(scope="module")
def registrations(township):
    return register.build(township)


@pytest.fixture(scope="module")
def posts(township):
    return staff.build(township.villages)


@pytest.fixture(scope="module")
def pairings(registrations, posts):
    return register.pair(registrations, posts)


def people_of(township, homes, day) -> int:
    return sum(stay.home in homes and holds(stay, day) for stay in township.stays)


@pytest.mark.parametrize(
    ("day", "registered", "poor"),
    [(date(2017, 12, 31), (617, 2102), (191, 596)), (CLOSING, (617, 2102), (47, 91))],
    ids=["2017", "2018"],
)
def test_households_and_people_on_the_register(township, registrations, day, registered, poor):
    on_register = [one for one in registrations if holds(one, day)]
    homes = {one.home for one in on_register}
    in_poverty = {one.home for one in on_register if any(holds(spell, day) for spell in one.spells)}
    assert (len(homes), people_of(township, homes, day)) == registered
    assert (len(in_poverty), people_of(township, in_poverty, day)) == poor


def test_exits_by_year(registrations):
    exits = Counter(spell.until.year for one in registrations for spell in one.spells if spell.until_reason == "exited")
    assert exits == {2014: 40, 2015: 80 + 7, 2016: 120, 2017: 186, 2018: 144}


def test_people_on_the_day_of_exit_in_2018(township, registrations):
    exits = [(one.home, spell.until) for one in registrations for spell in one.spells if spell.until_reason == "exited"]
    assert sum(people_of(township, {home}, day) for home, day in exits if day.year == 2018) == 505


def test_some_fell_back_some_were_struck_off_some_moved(registrations):
    begun = Counter(spell.since_reason for one in registrations for spell in one.spells)
    ended = Counter(one.until_reason for one in registrations)
    assert begun["fell_back"] == 7
    assert ended == {"": 617, "struck_off": 9, "died_out": 6, "moved_out": 2, "moved_within": 4}


def test_spells_lie_within_their_registration_and_do_not_overlap(registrations):
    spells = [(one, spell) for one in registrations for spell in one.spells]
    assert [spell for one, spell in spells if spell.since < one.since] == []
    assert [spell for one, spell in spells if one.until and (spell.until is None or spell.until > one.until)] == []
    twice = [one.spells for one in registrations if len(one.spells) == 2]
    assert [first for first, second in twice if first.until is None or first.until > second.since] == []


def test_every_registered_household_has_one_helper_who_is_in_post(registrations, pairings):
    helped = Counter(pairing.home for pairing in pairings if holds(pairing, CLOSING))
    assert helped == {one.home: 1 for one in registrations if holds(one, CLOSING)}
    assert [one for one in pairings if one.since < one.officer.since] == []
    assert [one for one in pairings if one.officer.until and (one.until is None or one.until > one.officer.until)] == []


def test_helpers_change(pairings):
    assert sum(count > 1 for count in Counter(pairing.home for pairing in pairings).values()) > 80


def test_officers_of_the_township_and_of_villages(posts):
    assert sum(post.holder.village is None for post in posts) == 43
    cadres = Counter(post.holder.village.name for post in posts if post.holder.village)
    assert sorted(cadres.values()) == [3] * 8
    officers = [officer for post in posts for officer in post.officers]
    assert len({officer.name for officer in officers}) == len(officers) == 73
