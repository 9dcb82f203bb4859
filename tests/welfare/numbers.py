"""Numbers made up for the tests, and one person on record twice."""

from datetime import date

from villages.models import IdNumber

PHONE = "0745-6820000"
ACCOUNT = "6200000000000000001"


def under(person, of, **fields) -> None:
    """Put a number that begins like another person's on record, in the place of the person's own."""
    person.id_numbers.update(until=date(2016, 1, 1))
    village = person.stays.latest("since").village
    number = IdNumber(village=village, person=person, since=date(2016, 1, 1), **fields)
    number.number = of.id_numbers.get(kind="01").number + ("43" if fields.get("kind") == "09" else "")
    number.save()
