"""How personal values are shown to those who may not see them in clear.

A model classes each of its own fields: `PERSONAL` names those that tell of a person, with how each is masked;
`OPEN` names the rest. A list, an export and the history use the same mask.
"""

from collections.abc import Callable


def id_number(value: str) -> str:
    """First six and the last: 431299***********2. Of a disability number, which ends on kind and level, the first six.

    The birth date usually stands beside it. Were the sequence shown as well, anybody could put the number together.
    """
    if len(value) < 12:
        return "*" * len(value)
    shown = value[-1] if len(value) <= 18 else ""
    return f"{value[:6]}{'*' * (len(value) - 6 - len(shown))}{shown}"


def may_be(mask: str, other: str) -> bool:
    """Whether two masks may hide the same number: they differ nowhere that both show."""
    return len(mask) == len(other) and all(a == b or "*" in (a, b) for a, b in zip(mask, other, strict=True))


def phone(value: str) -> str:
    """138****1234; anything shorter than seven figures is hidden whole."""
    return f"{value[:3]}****{value[-4:]}" if len(value) >= 7 else "*" * len(value)


def account(value: str) -> str:
    """The last four figures of a bank account: ************1234."""
    return f"{'*' * (len(value) - 4)}{value[-4:]}" if len(value) > 4 else "*" * len(value)


def name(value: str) -> str:
    """The family name, and of the given name at most the last character: 张*, 张*英, 欧**明."""
    if len(value) < 3:
        return value[:1] + "*" * (len(value) - 1)
    return f"{value[0]}{'*' * (len(value) - 2)}{value[-1]}"


def hidden(value) -> str:
    """Nothing of it is shown."""
    return "****" if value not in (None, "") else ""


def shown(value) -> str:
    """Personal, but needed to know whom a row is about: shown to those who may see the row at all."""
    return str(value)


def mask_for(model, name: str, value) -> str:
    """The value as text, masked as the model's `PERSONAL` says."""
    mask: Callable[[object], str] = getattr(model, "PERSONAL", {}).get(name, shown)
    return mask(str(value))
