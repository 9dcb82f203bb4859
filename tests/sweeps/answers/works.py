"""Hand-worked answers of what was built, grown, earned and stated in the villages, see tests/township/works.py."""

from decimal import Decimal as D

ANSWERS: dict = {
    "villages.citrus_area": {2017: (D("150.5"), 100, D("50.5")), 2018: (130, 100, 30)},
    "villages.yellow_peach_area": {2017: (20, 20, 0), 2018: (8, 0, 8)},
    "villages.winter_peach_area": {2017: (0, 0, 0), 2018: (D("7.5"), D("7.5"), 0)},
    "villages.lily_core_base_area": {2016: (0, 0, 0), 2018: (12, 12, 0)},
    "villages.lily_other_villages_area": {2017: (5, 0, 5), 2018: (8, 3, 5)},
    "villages.houpo_area": {2016: (0, 0, 0), 2018: (9, 0, 9)},
    "villages.houpo_invested_funds": {2016: (1000, 0, 1000), 2018: (D("1500.5"), 0, D("1500.5"))},
    "villages.morel_invested_funds": {2017: (70, 70, 0), 2018: (700, 300, 400)},
    "villages.poor_villages_with_pv": {2016: (0, 0, 0), 2017: (1, 1, 0), 2018: (1, 1, 0)},
    "villages.villages_with_pv": {2016: (0, 0, 0), 2017: (2, 1, 1), 2018: (1, 1, 0)},
    "villages.pv_income": {2017: (4000, 3000, 1000), 2018: (D("4900.5"), D("4000.5"), 900)},
    "villages.collective_income_increase_per_village": {
        2017: (2000, 3000, 1000),
        2018: (D("4900.5"), D("4000.5"), None),
    },
    "villages.villages_with_road": {2016: (2, 1, 1), 2018: (2, 1, 1)},
    "villages.villages_with_hardened_road": {2017: (1, 0, 1), 2018: (2, 1, 1)},
    "villages.road_hardening_rate": {
        2017: (D("50.00"), D("0.00"), D("100.00")),
        2018: (D("100.00"), D("100.00"), D("100.00")),
    },
    "villages.groups_with_cement_road": {2016: (0, 0, 0), 2017: (1, 0, 1), 2018: (2, 1, 1)},
    "villages.cement_roads": {2017: (1, 0, 1), 2018: (2, 1, 1)},
    "villages.cement_road_length": {2017: (D("1.25"), 0, D("1.25")), 2018: (D("4.75"), D("3.5"), D("1.25"))},
    "villages.deep_wells": {2017: (2, 2, 0), 2018: (2, 1, 1)},
    "villages.open_wells_repaired": {2017: (1, 1, 0), 2018: (2, 1, 1)},
    "villages.grid_upgrade_villages_done": {2016: (0, 0, 0), 2017: (1, 1, 0), 2018: (1, 1, 0)},
    "villages.grid_upgrade_villages_pending": {2017: (0, 0, 0), 2018: (2, 1, 1)},
    "villages.distance_to_county_seat": {2017: (D("12.5"), None, None, D("12.5")), 2018: (12, None, None, 12)},
    "villages.township_area": {2017: (None, None, None), 2018: (D("61.08"), None, None, D("61.08"))},
    "villages.farmer_net_income_per_capita": {2017: (4352, None, None, 4352), 2018: (4400, None, None, 4400)},
    "villages.farmer_net_income_growth": {2018: (D("1.1"), None, None, D("1.1"))},
    "villages.gross_product_expected": {2017: (None, None, None), 2018: (91000000, None, None, 91000000)},
    "villages.gross_product_growth": {2018: (D("1.68"), None, None, D("1.68"))},
    "villages.morel_expected_income": {2018: (1150, 850, 300)},
}
