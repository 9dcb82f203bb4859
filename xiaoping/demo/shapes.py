"""What families look like: who is in a household of each size, and how old its head may be."""

from dataclasses import dataclass

from .records import REMAINING

HEAD, SPOUSE, CHILD, CHILDS_WIFE, GRANDCHILD = "H", "S", "C", "W", "G"
FATHER, MOTHER, SIBLING = "F", "M", "B"


@dataclass(frozen=True)
class Shape:
    """Roles in a household, each a letter, the head first; how frequent, and the head's age at the end of 2018.

    H head, S spouse, C child, W wife of the first child (then a son), G grandchild, F father, M mother, B brother or
    sister.
    """

    roles: str
    weight: float
    youngest: float
    oldest: float
    women: float = 0.04  # share of female heads; a head with a spouse or a parent at home is a man

    @property
    def size(self) -> int:
        return len(self.roles)


SHAPES = (
    Shape("H", 52, 62, 90, women=0.62),
    Shape("H", 32, 34, 60, women=0.16),
    Shape("H", 16, 25, 34, women=0.40),
    Shape("HS", 46, 58, 84),
    Shape("HS", 16, 25, 54),
    Shape("HC", 24, 42, 72, women=0.5),
    Shape("HC", 7, 27, 45, women=0.35),
    Shape("HM", 9, 26, 64),
    Shape("HF", 6, 26, 58),
    Shape("HG", 2, 58, 72, women=0.50),
    Shape("HSC", 42, 25, 47),
    Shape("HSC", 32, 44, 66),
    Shape("HSM", 7, 26, 62),
    Shape("HSF", 5, 26, 58),
    Shape("HCC", 8, 30, 58, women=0.35),
    Shape("HCM", 5, 28, 60),
    Shape("HCF", 4, 28, 56),
    Shape("HSG", 2, 56, 70),
    Shape("HSCC", 50, 28, 48),
    Shape("HSCC", 16, 45, 60),
    Shape("HSCM", 12, 28, 58),
    Shape("HSCF", 8, 28, 56),
    Shape("HSCW", 20, 47, 70),
    Shape("HCWG", 10, 50, 74, women=0.6),
    Shape("HSCCM", 26, 28, 52),
    Shape("HSCCF", 14, 28, 52),
    Shape("HSCWG", 30, 48, 68),
    Shape("HSCCC", 16, 33, 54),
    Shape("HSCFM", 18, 27, 50),
    Shape("HCWGG", 6, 54, 72, women=0.45),
    Shape("HSCCFM", 44, 29, 50),
    Shape("HSCWGG", 40, 52, 68),
    Shape("HSCCCM", 16, 34, 54),
    Shape("HSCWGGM", 50, 52, 62),
    Shape("HSCCWGG", 30, 53, 66),
    Shape("HSCCCFM", 20, 34, 50),
    Shape("HSCWGGFM", 50, 52, 58),
    Shape("HSCCWGGM", 50, 53, 62),
    Shape("HSCCWGGFM", 60, 53, 58),
    Shape("HSCCWGGGM", 40, 56, 62),
)

# Those still poor at the end of 2018: old people without children at home, some with a brother or sister or a child.
SHAPES_OF_REMAINING = (
    Shape("H", 74, 62, 88, women=0.35),
    Shape("H", 26, 46, 62, women=0.10),
    Shape("HS", 70, 63, 84),
    Shape("HB", 22, 58, 76),
    Shape("HM", 8, 45, 58),
    Shape("HSB", 50, 60, 74),
    Shape("HSM", 25, 55, 62),
    Shape("HSC", 25, 58, 70),
    Shape("HSCM", 50, 45, 58),
    Shape("HSGG", 50, 62, 70),
    Shape("HSCGG", 100, 60, 70),
)


def shapes_for(standing: str, size: int) -> dict[Shape, float]:
    """The shapes a household of this standing and size may have, with their weights."""
    shapes = SHAPES_OF_REMAINING if standing == REMAINING else SHAPES
    return {shape: shape.weight for shape in shapes if shape.size == size}
