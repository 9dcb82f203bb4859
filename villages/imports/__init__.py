"""What villages take from spreadsheets: households, people, and how households live and earn in a year.

Reading order: words (the words of the national exports), columns (labels and what their cells say), homes (rows by
household), foresight (what the checks will find), accounts, finding (who the person of a row is), people and households
(what becomes of either), kinds (registered).
"""

from . import kinds as kinds
