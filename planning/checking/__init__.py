"""Holding printed figures against each other and against the records.

spans       what a printed number may mean: exact, 余, 约, at most
relations   which figures hang together (勾稽关系): sums, parts, ratios, unit values, caps, days, repetitions
rules       finds the contradictions among printed figures, each with its places and arithmetic
agreement   holds each printed figure against the records of its own period, or of another one
"""
