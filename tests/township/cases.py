"""The case ledger of the small township.

Cases: online: 甲村, its village in charge: settled on 1 March 2018; supported on 1 January 2018; explained on 15
January 2019. 乙村, the office in charge: explained on 31 December 2018; not supported on 1 June 2018; one still open.
Others: 甲村, the office in charge: settled on 5 May 2018, brought at the reception.
"""

from datetime import date

from safety import models


def build(upper, lower) -> None:
    """Write these records of 甲村 and 乙村."""
    rule = models.CaseRule.objects.create(
        document="《信访条例》（2005年）", accept_days=15, conclude_days=60, extension_days=30, since=date(2005, 5, 1)
    )
    for number, channel, village, office, received, concluded, outcome in (
        ("1", "online", upper, "village", date(2018, 1, 10), date(2018, 3, 1), "settled"),
        ("2", "online", upper, "village", date(2017, 11, 1), date(2018, 1, 1), "supported"),
        ("3", "online", upper, "village", date(2018, 11, 20), date(2019, 1, 15), "explained"),
        ("4", "online", lower, "stability", date(2018, 11, 5), date(2018, 12, 31), "explained"),
        ("5", "online", lower, "stability", date(2018, 4, 10), date(2018, 6, 1), "not_supported"),
        ("6", "online", lower, "stability", date(2018, 12, 3), None, ""),
        ("7", "reception", upper, "stability", date(2018, 4, 2), date(2018, 5, 5), "settled"),
    ):
        models.Case.objects.create(
            number=number,
            channel=channel,
            category="land",
            village=village,
            office=office,
            rule=rule,
            received_on=received,
            accept_due=received.replace(day=28),
            accepted_on=received,
            conclude_due=received.replace(year=received.year + 1),
            concluded_on=concluded,
            outcome=outcome,
        )
