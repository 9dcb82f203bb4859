"""ID numbers by GB 11643: reading, checking, and looking one up without its text.

A resident number has 18 characters: 6 of area, 8 of birth date, 3 of sequence (odd for men), 1 check character by
ISO 7064 MOD 11-2. A disability certificate adds kind (1-7) and level (1-4), and a suffix such as B1 when re-issued.
"""

import unicodedata
from datetime import date
from operator import mul

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from xiaoping.kit.crypto import keyed_digest

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK = "10X98765432"
OF_ZEROS = ord("0") * sum(WEIGHTS)


def normalise(text: str) -> str:
    """Full-width to half-width, spaces out, x to X."""
    text = text or ""
    return "".join((text if text.isascii() else unicodedata.normalize("NFKC", text)).split()).upper()


def check_character(first17: str) -> str:
    """The 18th character for the first 17 digits, which must be ASCII."""
    return CHECK[(sum(map(mul, first17.encode("ascii"), WEIGHTS)) - OF_ZEROS) % 11]  # bytes are numbers already


def born_on(number: str) -> date:
    """The birth date in a number. Raises ValueError if there is no such day."""
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def is_male(number: str) -> bool:
    """Whether the sequence number is odd."""
    return int(number[16]) % 2 == 1


def validate_resident(number: str) -> None:
    """Refuse what is not a resident number, saying what to do. The number must be normalised.

    The area is that of first issue and is not compared with this county.
    """
    if len(number) == 15 and number.isdecimal():
        raise ValidationError(_("This is the old 15-digit form. Enter the 18 characters of the present card."))
    if len(number) != 18:
        raise ValidationError(
            _("An ID number has 18 characters; this has %(length)s. Compare it with the card."),
            params={"length": len(number)},
        )
    if not (number[:17].isascii() and number[:17].isdecimal()) or number[17] not in CHECK:
        raise ValidationError(_("An ID number is 17 digits and a last digit or X. Compare it with the card."))
    if check_character(number[:17]) != number[17]:
        raise ValidationError(
            _("The last character does not fit the others: a digit was mistyped. Compare it with the card.")
        )
    try:
        birth = born_on(number)
    except ValueError:
        raise ValidationError(_("Digits 7 to 14 are not a date. Compare it with the card.")) from None
    if birth.year < 1850:
        raise ValidationError(_("Digits 7 to 14 are a date too long ago. Compare it with the card."))


def validate_disability(number: str) -> None:
    """Refuse what is not a disability certificate number: a resident number, kind 1-7, level 1-4, maybe a suffix."""
    if len(number) not in (20, 22):
        raise ValidationError(
            _("A disability certificate number has 20 characters, or 22 when re-issued; this has %(length)s."),
            params={"length": len(number)},
        )
    validate_resident(number[:18])
    if number[18] not in "1234567":
        raise ValidationError(_("Character 19 is the kind of disability, 1 to 7."))
    if number[19] not in "1234":
        raise ValidationError(_("Character 20 is the level of disability, 1 to 4."))


def disagreements(number: str, *, birth: date, male: bool) -> list[str]:
    """What the number says that the person's birth date and sex do not; empty if they agree."""
    found = []
    if born_on(number) != birth:
        found.append(_("The birth date in the number is %(date)s.") % {"date": born_on(number)})
    if is_male(number) != male:
        found.append(_("The number is a man's.") if is_male(number) else _("The number is a woman's."))
    return found


def index_of(number: str) -> str:
    """The keyed digest by which a number is found. `number` must be normalised."""
    return keyed_digest(number)
