"""Rules for money: who may not be paid, who was paid wrongly, and who was not paid.

A finding says how many months and how much, and on which days and documents it rests; only what was paid by the day
counts, since what is not paid yet can still be taken out. What an action refuses may be on record all the same: from
before a death was entered, from a file, or from before the rule.
"""

from . import awards, cases, houses, payments  # noqa: F401
