"""Text that must tell of nobody: refuses what looks like an ID number or a phone number."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

BETWEEN = re.compile(r"[\s\-–—_.·,，、()（）]+")
DAY = re.compile(r"(?<!\d)(19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?!\d)")
LONG = re.compile(r"\d{7,}")  # 7 to 12 figures: phones, mobile or not; 15 and 18: ID numbers


def names_nobody(text: str) -> None:
    """Raises ValidationError if seven or more figures stand in a row, also with blanks or signs between them.

    Full-width figures are figures too. Sums of money are shorter, and days such as 2018-05-01 are let pass.
    """
    plain = BETWEEN.sub("", DAY.sub("/", unicodedata.normalize("NFKC", text or "")))
    if LONG.search(plain):
        raise ValidationError(
            _("This looks like an ID or phone number. No case may tell of a person: leave the number out.")
        )
