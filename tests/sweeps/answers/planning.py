"""Hand-worked answers of planning, see tests/township/planning.py."""

ANSWERS: dict = {
    "planning.grassroots_party_organisations": {2016: (3, 1, 1), 2017: (2, 1, 1), 2018: (3, 1, 1, 1)},
    "planning.party_members": {2016: (35, 20, 10), 2017: (32, 22, 10), 2018: (41, 21, 12, 8)},
    "planning.young_party_members_recruited": {2016: (2, 1, 0), 2017: (3, 2, 0), 2018: (6, 2, 2, 1)},
    "planning.cadres_and_staff": {2016: (5, 0, 0, 5), 2017: (6, 0, 0, 6), 2018: (7, 0, 0, 7)},
    "planning.leadership_team_members": {2016: (2, 0, 0, 2), 2018: (2, 0, 0, 2), 2019: (3, 0, 0, 3)},
    "planning.party_study_sessions": {2017: (1, 1, 0), 2018: (6, 4, 1, 1)},
    "planning.party_organisation_life_meetings": {2017: (1, 0, 1), 2018: (2, 2, 0)},
    "planning.party_policy_study_sessions": {2017: (1, 0, 1), 2018: (3, 1, 0, 2)},
    "planning.party_congress_banners": {2017: (5, 5, 0), 2018: (9, 3, 2, 4)},
    "planning.wealth_leaders_trained": {2016: (6, 0, 0, 6), 2017: (10, 4, 0, 6), 2018: (15, 4, 5, 6)},
    "planning.village_centres_rebuilt": {2017: (1, 0, 1), 2018: (1, 1, 0)},
    "planning.farm_skill_trainings": {2017: (1, 0, 0, 1), 2018: (3, 2, 1)},
    "planning.farm_skill_training_beneficiaries": {2017: (30, 0, 0, 30), 2018: (47, 27, 20)},
}
