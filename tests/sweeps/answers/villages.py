"""Hand-worked answers of villages."""

ANSWERS: dict = {
    "villages.administrative_villages": {2016: (3, 1, 1), 2017: (2, 1, 1), 2018: (2, 1, 1)},
    "villages.villager_groups": {2016: (4, 2, 1), 2017: (3, 2, 1), 2018: (3, 2, 1)},
    "villages.total_households": {2017: (9, 6, 3), 2018: (7, 4, 3)},
    "villages.total_population": {2017: (18, 12, 6), 2018: (16, 8, 8)},
}
