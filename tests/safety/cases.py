"""A case as the tests register it."""

from datetime import date

from safety import actions


def register(act, town, on=date(2019, 1, 2), **changes):
    given = {"number": "案100", "channel": "letter", "category": "land", "office": "land", **changes}
    return act(actions.register_case, village=town.villages["甲村"], on=on, **given)
