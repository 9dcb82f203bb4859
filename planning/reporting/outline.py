"""The outline of a yearly report that comes with the program, in our own words; the office writes on from it.

Its file is plain text: `#` to `####` begins a section with a heading of that level, `---` text without one. Empty
lines part nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

FILE = Path(__file__).parent.parent / "data" / "report_outline.txt"
PLAIN = "---"


@dataclass
class Part:
    """A section of the outline."""

    level: int
    heading: str
    paragraphs: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


def parts(path: Path = FILE) -> list[Part]:
    """The sections in their order."""
    return list(_parts(path.read_text("utf-8").splitlines()))


def _parts(lines: list[str]) -> Iterator[Part]:
    part: Part | None = None
    for line in lines:
        marks, _space, heading = line.partition(" ")
        if line == PLAIN or (marks and set(marks) == {"#"}):
            if part is not None:
                yield part
            part = Part(0, "") if line == PLAIN else Part(len(marks), heading)
        elif line.strip() and part is not None:
            part.paragraphs.append(line.strip())
    if part is not None:
        yield part
