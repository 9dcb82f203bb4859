"""The township as it is made: nobody twice, nothing out of order, the same at every run."""

import os
import subprocess
import sys
from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from xiaoping.demo import people
from xiaoping.demo.records import CLOSING, HEAD, TODAY

DAYS = [date(2014, 1, 1), date(2015, 5, 5), date(2016, 12, 31), date(2018, 6, 1), CLOSING, TODAY]
SEX = {"03": "1", "04": "2", "05": "2", "07": "1", "08": "2", "11": "1", "12": "2"}

every_day = pytest.mark.parametrize("day", DAYS, ids=str)


def holds(spell, day: date) -> bool:
    return spell.since <= day and (spell.until is None or spell.until > day)


def test_households_and_people_at_the_end_of_2018(township):
    homes = sum(holds(home, CLOSING) for home in township.homes)
    assert (homes, sum(holds(stay, CLOSING) for stay in township.stays)) == (3718, 11440)


def test_another_process_makes_the_same_township(township):
    program = "from xiaoping.demo import people; print(people.digest(people.build()))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/Lima"}
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == people.digest(township)


@every_day
def test_every_household_has_one_head(township, day):
    heads = Counter(stay.home for stay in township.stays if stay.relation == HEAD and holds(stay, day))
    assert heads == {home: 1 for home in township.homes if holds(home, day)}


@every_day
def test_nobody_is_in_two_households(township, day):
    stays = Counter(stay.person for stay in township.stays if holds(stay, day))
    assert set(stays.values()) == {1}


def test_nobody_stays_before_birth_or_after_death(township):
    stays = township.stays
    assert [stay for stay in stays if stay.since < stay.person.born_on] == []
    assert [
        stay for stay in stays if stay.person.died_on and stay.until != stay.person.died_on and not stay.until
    ] == []


def test_a_stay_lies_within_its_household(township):
    outside = [
        stay
        for stay in township.stays
        if stay.since < stay.home.since or (stay.home.until and (stay.until is None or stay.until > stay.home.until))
    ]
    assert outside == []


def test_relations_fit_the_sex(township):
    assert [stay for stay in township.stays if SEX.get(stay.relation, stay.person.sex) != stay.person.sex] == []


def test_household_numbers_are_unique(township):
    assert len({home.number for home in township.homes}) == len(township.homes)


def test_a_change_of_relation_leaves_no_gap(township):
    stays = sorted(township.stays, key=lambda stay: (id(stay.person), stay.since))
    pairs = [(before, after) for before, after in pairwise(stays) if before.person is after.person]
    assert len(pairs) > 400
    assert [(before, after) for before, after in pairs if before.until != after.since] == []


def test_moves_within_the_township_continue_a_closed_household(township):
    moved = [home for home in township.homes if home.continues]
    assert len(moved) == 11
    assert all(home.continues.until == home.since and home.continues.until_reason == "moved_within" for home in moved)
    assert all(home.continues.group.village is not home.group.village for home in moved)


def test_every_kind_of_event_happens(township):
    came = {stay.since_reason for stay in township.stays}
    went = {stay.until_reason for stay in township.stays if stay.until}
    assert came == {"start", "birth", "marriage", "moved_in", "moved_within", "changed"}
    assert went == {"death", "marriage", "moved_out", "moved_within", "changed"}


def test_life_goes_on_in_2019(township):
    assert {stay.since_reason for stay in township.stays if stay.since > CLOSING} == {"birth", "marriage", "changed"}
    assert max(stay.since for stay in township.stays) < TODAY


def test_one_number_is_in_dispute(township):
    numbers = Counter(person.id_number for person in township.people if person.id_number)
    twice = [number for number, count in numbers.items() if count > 1]
    assert twice == [person.id_number for person in township.people if person.has_disputed_number]
    assert len(twice) == 1
