"""Hand-worked answers of public safety, see tests/township/safety.py."""

ANSWERS: dict = {
    "safety.online_petitions_resolved": {2017: (0, 0, 0), 2018: (3, 2, 1)},
    "safety.illegal_petitions": {2017: (None, None, None), 2018: (2, None, None, 2)},
    "safety.illegal_skip_level_petitions": {2018: (1, None, None, 1)},
    "safety.registered_drug_users": {2018: (7, None, None)},
    "safety.opinion_survey_rank_in_county": {2017: (9, None, None, 9), 2018: (6, None, None, 6)},
    "safety.anticrime_fixed_slogans": {2017: (3, 3, 0), 2018: (6, 4, 2)},
    "safety.anticrime_banners": {2017: (0, 0, 0), 2018: (6, 5, 0, 1)},
    "safety.anticrime_led_displays": {2018: (2, 0, 0, 2), 2019: (1, 0, 1)},
    "safety.anticrime_leaflets": {2018: (500, 300, 200)},
    "safety.villages_visited": {2017: (1, 1, 0), 2018: (2, 1, 1)},
    "safety.groups_visited": {2017: (1, 1, 0), 2018: (2, 1, 1)},
    "safety.safety_campaigns": {2017: (1, 0, 0, 1), 2018: (2, 0, 0, 2)},
    "safety.safety_leaflets": {2018: (150, 100, 0, 50)},
    "safety.safety_banners": {2018: (9, 2, 7), 2019: (1, 1, 0)},
    "safety.safety_inspector_dispatches": {2017: (3, 3, 0), 2018: (25, 11, 8, 6)},
    "safety.firework_inspections": {2017: (1, 1, 0), 2018: (3, 2, 1), 2019: (1, 0, 1)},
    "safety.construction_inspections": {2018: (1, 1, 0)},
    "safety.road_traffic_inspections": {2017: (0, 0, 0), 2018: (2, 0, 1, 1)},
    "safety.emergency_drills": {2017: (1, 0, 1), 2018: (2, 1, 0, 1)},
}
