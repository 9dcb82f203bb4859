"""The sample of a visit round: some households of every group, by lot, and the same again from the same seed."""

from collections.abc import Iterable
from hashlib import sha256


def lot(seed: int, household: int) -> str:
    """The lot a seed gives a household, by the keys of both: whoever has them can draw it again with any SHA-256."""
    return sha256(f"{seed}:{household}".encode()).hexdigest()


def draw(pairs: Iterable[tuple[int, int]], *, seed: int, per_group: int) -> set[int]:
    """The households with the lowest lots of each group: `per_group` of them, or all where there are fewer.

    `pairs` are the keys of group and household of everything assigned in the round; their order does not matter.
    """
    by_group: dict[int, list[int]] = {}
    for group, household in pairs:
        by_group.setdefault(group, []).append(household)
    chosen: set[int] = set()
    for households in by_group.values():
        chosen.update(sorted(households, key=lambda household: lot(seed, household))[:per_group])
    return chosen
