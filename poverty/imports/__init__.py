"""What the register takes from spreadsheets: the national exports, one row a person or one row a head.

Reading order: columns (labels and words), register (what becomes of a household on the register), kinds.
"""

from . import kinds as kinds
