"""Public safety (平安建设): inspections, hazards, drills, publicity, visit rounds and the case ledger. Its records come next."""
