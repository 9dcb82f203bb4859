"""Sharing out, and chance that always falls the same way."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiaoping.demo import chance

weights = st.lists(st.floats(min_value=0.01, max_value=1000), min_size=1, max_size=30)


@given(total=st.integers(min_value=0, max_value=10_000), weights=weights)
def test_shares_add_up_to_the_total(total, weights):
    assert sum(chance.apportion(total, weights)) == total


@given(total=st.integers(min_value=0, max_value=10_000), weights=weights)
def test_a_share_is_its_quota_rounded_down_or_up(total, weights):
    shares = chance.apportion(total, weights)
    assert all(
        abs(share - total * weight / sum(weights)) < 1.001 for share, weight in zip(shares, weights, strict=True)
    )


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [(10, [1, 1, 1], [4, 3, 3]), (5, [50, 30, 20], [3, 1, 1]), (7, [1, 0, 1], [4, 0, 3]), (0, [1, 2], [0, 0])],
)
def test_the_largest_remainders_are_served_first(total, weights, shares):
    assert chance.apportion(total, weights) == shares


def test_a_stream_is_the_same_at_every_run():
    assert [chance.stream("births").randrange(10**9), chance.stream("births").randrange(10**9)] == [800_216_224] * 2


def test_streams_of_two_purposes_differ():
    assert chance.stream("births").random() != chance.stream("deaths").random()


def test_a_hundred_of_a_deck_are_in_exact_proportion():
    cards = chance.deck({"boy": 53, "girl": 47}, chance.stream("test"))
    assert [next(cards) for _ in range(100)].count("boy") == 53


def test_age_is_counted_from_the_day_of_birth():
    assert round(chance.age(date(2000, 7, 1), date(2018, 12, 31)), 2) == 18.5
