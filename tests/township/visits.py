"""Visit rounds of the small township, with their checks by lot.

Visit rounds: A from 31 August to 30 September 2017: H1 visited on 10 September by 王助. B from 15 March to 15 April
2018: H1 visited on the first day, H2 on the last, both by 王助; H4 not; in 乙村 李安 visited H7 on 1 April, H8 not.
C from 31 August to 30 September 2018: H3 visited on 1 September by 王助. H1 and H7 were drawn in round B the day after
it was over; 陈检 found on 17 April that H7 had been missed, which cost 李安 50 yuan on the 20th.
"""

from datetime import date

from safety import models
from villages.models import Officer


def build(small, officer) -> None:
    """Write these records; 李安 is the officer."""
    helper = Officer.objects.get(name="王助")
    rounds = {
        name: models.VisitRound.objects.create(
            name=f"{name}轮", first=first, last=last, per_group=2, deduction=50, document="走访方案"
        )
        for name, first, last in (
            ("A", date(2017, 8, 31), date(2017, 9, 30)),
            ("B", date(2018, 3, 15), date(2018, 4, 15)),
            ("C", date(2018, 8, 31), date(2018, 9, 30)),
        )
    }
    for name, home, who, day in (
        ("A", "H1", helper, date(2017, 9, 10)),
        ("B", "H1", helper, date(2018, 3, 15)),
        ("B", "H2", helper, date(2018, 4, 15)),
        ("B", "H4", helper, None),
        ("B", "H7", officer, date(2018, 4, 1)),
        ("B", "H8", officer, None),
        ("C", "H3", helper, date(2018, 9, 1)),
    ):
        household = small.households[home]
        visit = models.Visit.objects.create(
            village=household.village,
            round=rounds[name],
            household=household,
            group=household.group,
            officer=who,
            visited_on=day,
            mode="visit" if day else "",
        )
        if (name, home) in (("B", "H1"), ("B", "H7")):
            models.SpotCheck.objects.create(village=household.village, visit=visit, drawn_on=date(2018, 4, 16))
    missed = models.SpotCheck.objects.get(visit__household=small.households["H7"])
    missed.checked_on, missed.checked_by = date(2018, 4, 17), Officer.objects.get(name="陈检")
    missed.mode, missed.result = "phone", "missed"
    missed.save()
    models.Deduction.objects.create(
        village=missed.village,
        check_made=missed,
        officer=officer,
        imposed_on=date(2018, 4, 20),
        amount=50,
        document="走访方案",
    )
