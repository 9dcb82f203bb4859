"""Hand-worked answers of poverty."""

from decimal import Decimal

ANSWERS: dict = {
    "poverty.registered_poor_households": {2017: (6, 5, 1), 2018: (5, 3, 2)},
    "poverty.registered_poor_persons": {2017: (13, 10, 3), 2018: (11, 5, 6)},
    "poverty.exited_poor_households": {2017: (2, 1, 1), 2018: (3, 2, 1)},
    "poverty.exited_poor_persons": {2017: (5, 2, 3), 2018: (8, 4, 4)},
    "poverty.remaining_poor_households": {2017: (4, 4, 0), 2018: (2, 1, 1)},
    "poverty.remaining_poor_persons": {2017: (8, 8, 0), 2018: (3, 1, 2)},
    "poverty.newly_exited_households": {2016: (1, 0, 1), 2017: (1, 1, 0), 2018: (2, 1, 1)},
    "poverty.newly_exited_persons": {2016: (3, 0, 3), 2017: (2, 2, 0), 2018: (7, 3, 4)},
    "poverty.poverty_incidence_rate": {
        2017: (Decimal("44.44"), Decimal("66.67"), Decimal("0.00")),
        2018: (Decimal("18.75"), Decimal("12.50"), Decimal("25.00")),
    },
    "poverty.special_posts": {2017: (1, 1, 0), 2018: (2, 1, 1)},
    "poverty.ecological_forest_rangers": {2017: (1, 0, 1), 2018: (1, 1, 0)},
    "poverty.public_welfare_posts": {2017: (0, 0, 0), 2018: (1, 1, 0)},
    "poverty.enterprise_support_households": {2017: (2, 1, 1), 2018: (1, 1, 0)},
    "poverty.enterprise_support_persons": {2017: (2, 1, 1), 2018: (2, 2, 0)},
    "poverty.industry_award_households": {2017: (1, 1, 0), 2018: (2, 1, 1)},
    "poverty.industry_award_amount": {2017: (800, 800, 0), 2018: (Decimal("3000.5"), Decimal("2000.5"), 1000)},
    "poverty.microcredit_borrowers": {2017: (1, 1, 0), 2018: (2, 1, 1)},
    "poverty.microcredit_amount": {2017: (20000, 20000, 0), 2018: (90000, 60000, 30000)},
    "poverty.new_transfer_employment": {2017: (1, 1, 0), 2018: (2, 1, 1)},
    "poverty.labour_training_sessions": {2017: (1, 1, 0), 2018: (3, 1, 1, 1)},
    "poverty.labour_training_attendance": {2017: (12, 12, 0), 2018: (95, 40, 30, 25)},
}
