"""Public safety (平安建设): inspections, hazards, drills, publicity, visit rounds, cases.

Its records come next.
"""
