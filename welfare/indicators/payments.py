"""The figures of money paid: one filter set over the payment lines."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.indicators import Fold, Indicator, Time, Unit, register

from .. import filters
from ..models import Benefit

LINES = _("The payment lines of the batches that the bank has settled.")
START = date(2014, 9, 1)  # from here the report counts help for schooling and illness
TERMS = _("Payments made by the end of the period: one for each pupil and term, so a pupil of four terms is four.")
TIMES = _("Payments made by the end of the period: whoever was helped twice is counted twice.")
CLAIMANTS = _("Who was paid a claim by the end of the period; with several claims, counted once.")
MONEY = _("Payments made by the end of the period. What the bank returned is not in it.")


def paid(key: str, label, unit: Unit, definition, benefit: Benefit, *, cumulative: bool = True, **fold) -> Indicator:
    """Register a figure of what was paid under a benefit: since September 2014, or within the period."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=unit,
            definition=definition,
            source=LINES,
            filterset=filters.PaymentLineFilter,
            list_url="welfare:paymentline_list",
            period="paid_in",
            params={"benefit": benefit.value},
            time=Time.CUMULATIVE if cumulative else Time.FLOW,
            start=START if cumulative else None,
            **fold,
        )
    )


def money(key: str, label, benefit: Benefit, *, cumulative: bool = True) -> Indicator:
    """Register the yuan paid under a benefit."""
    definition = MONEY if cumulative else _("Payments made within the period. What the bank returned is not in it.")
    return paid(key, label, Unit.YUAN, definition, benefit, cumulative=cumulative, fold=Fold.SUM, measure="amount")


paid("welfare.medical_aid_person_times", _("Medical aid given"), Unit.PERSON_TIME, TIMES, Benefit.MEDICAL_AID)
money("welfare.medical_aid_amount", _("Medical aid, money"), Benefit.MEDICAL_AID)
paid(
    "welfare.tehui_insurance_claimants",
    _("People paid by the group insurance"),
    Unit.PERSON,
    CLAIMANTS,
    Benefit.GROUP_INSURANCE,
    fold=Fold.DISTINCT,
    measure="person",
)
money("welfare.tehui_insurance_claims_amount", _("Claims paid by the group insurance"), Benefit.GROUP_INSURANCE)
paid(
    "welfare.medical_insurance_paid_households",
    _("Households whose medical insurance was paid for"),
    Unit.HOUSEHOLD,
    _("For which a premium was paid within the period; for several members, counted once."),
    Benefit.MEDICAL_PREMIUM,
    cumulative=False,
    fold=Fold.DISTINCT,
    measure="household",
)

for key, amount_key, benefit, label, amount_label in (
    (
        "welfare.yulu_plan_students",
        "welfare.yulu_plan_amount",
        Benefit.YULU,
        _("Pupils helped by the Yulu plan"),
        _("Yulu plan, money"),
    ),
    (
        "welfare.boarding_subsidy_students",
        "welfare.boarding_subsidy_amount",
        Benefit.BOARDING,
        _("Boarders subsidised"),
        _("Boarding subsidies, money"),
    ),
    (
        "welfare.hardship_students",
        "welfare.hardship_student_amount",
        Benefit.HARDSHIP_PUPIL,
        _("Pupils in hardship subsidised"),
        _("Subsidies for pupils in hardship, money"),
    ),
    (
        "welfare.kindergarten_subsidy_children",
        "welfare.kindergarten_subsidy_amount",
        Benefit.KINDERGARTEN,
        _("Children subsidised in kindergarten"),
        _("Kindergarten subsidies, money"),
    ),
    (
        "welfare.vocational_tuition_waiver_students",
        "welfare.vocational_tuition_waiver_amount",
        Benefit.VOCATIONAL_TUITION,
        _("Vocational pupils free of tuition"),
        _("Vocational tuition waived, money"),
    ),
):
    paid(key, label, Unit.PERSON, TERMS, benefit)
    money(amount_key, amount_label, benefit)

paid(
    "welfare.migrant_transport_subsidy_persons",
    _("Workers with a transport subsidy"),
    Unit.PERSON,
    _("Who was paid the subsidy within the period; twice, counted once."),
    Benefit.TRANSPORT,
    cumulative=False,
    fold=Fold.DISTINCT,
    measure="person",
)
money("welfare.migrant_transport_subsidy_amount", _("Transport subsidies, money"), Benefit.TRANSPORT, cumulative=False)
