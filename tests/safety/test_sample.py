"""The sample of a round: the same seed draws the same, another another, every group its number or all it has."""

from collections import Counter

from safety.sample import draw, lot

PAIRS = [(group, household) for group in range(1, 6) for household in range(100 * group, 100 * group + 30)]


def test_the_same_seed_draws_the_same_in_whatever_order():
    assert draw(PAIRS, seed=7, per_group=2) == draw(list(reversed(PAIRS)), seed=7, per_group=2)


def test_another_seed_draws_another():
    assert draw(PAIRS, seed=7, per_group=2) != draw(PAIRS, seed=8, per_group=2)


def test_every_group_has_its_number():
    chosen = draw(PAIRS, seed=7, per_group=2)
    assert Counter(household // 100 for household in chosen) == dict.fromkeys(range(1, 6), 2)


def test_of_a_small_group_all_are_drawn():
    assert draw([(1, 5), (2, 6), (2, 7), (2, 8)], seed=7, per_group=2) >= {5}
    assert len(draw([(1, 5), (2, 6), (2, 7), (2, 8)], seed=7, per_group=2)) == 3


def test_a_lot_is_plain_sha_256():
    # printf 7:100 | sha256sum
    assert lot(7, 100).startswith("63a2fe417aa5")


def test_no_group_has_no_households():
    assert draw([], seed=7, per_group=2) == set()


def test_over_many_seeds_each_household_is_drawn_about_as_often():
    drawn = Counter(household for seed in range(2000) for household in draw(PAIRS[:30], seed=seed, per_group=2))
    assert (len(drawn), min(drawn.values()) > 90, max(drawn.values()) < 180) == (30, True, True)
