"""Plans and the yearly report (计划与报告): targets, evidence, party work, closed periods.

Its records come next.
"""
