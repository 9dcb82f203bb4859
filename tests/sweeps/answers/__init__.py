"""The hand-worked answers of the small township (see tests/township), typed as literals, a module an app.

`{key: {year: (whole township, 甲村, 乙村)}}`: what the clerk reads, then each village alone. The cadre of 甲村 reads
the second number. A fourth number is the township's own part, which belongs to no village: the cadre reads it with
their village's. None of these was computed by the code it judges.
"""

from . import planning, poverty, safety, villages, welfare, works

APPS = (villages, works, poverty, planning, safety, welfare)
ANSWERS = {key: years for app in APPS for key, years in app.ANSWERS.items()}


def own(values) -> object:
    """The township's own part of an answer."""
    return values[3] if len(values) > 3 else 0


def of_cadre(values) -> object:
    """What the cadre of 甲村 reads: their village's number with the township's own; nothing if there is neither."""
    upper, part = values[1], own(values)
    return upper if not part else part if upper is None else upper + part


CASES = [(key, year, *values[:3], of_cadre(values)) for key, years in ANSWERS.items() for year, values in years.items()]
