"""The figures of entitlement: stocks, read from awards in force, and the certified disabled from certificates."""

from django.utils.translation import gettext_lazy as _

from villages.filters import DisabilityCertificateFilter
from xiaoping.kit.indicators import Fold, Indicator, Unit, register

from .. import filters
from ..models import Benefit, Grade

OFFICE = _("The civil affairs office's list of awards, each with its case or document.")
PERSONS = _("Entitled at the end of the last day of the period. Whose award ends that very day is not.")
HOUSEHOLDS = _("With somebody entitled at the end of the last day of the period; with several, counted once.")


def entitled(key: str, label, unit: Unit, definition, **params: str) -> Indicator:
    """Register who is entitled to a benefit; people are counted by row, households once each."""
    by_household = unit == Unit.HOUSEHOLD
    return register(
        Indicator(
            key=key,
            label=label,
            unit=unit,
            definition=definition,
            source=OFFICE,
            filterset=filters.AwardFilter,
            list_url="welfare:award_list",
            period="in_force",
            params=params,
            fold=Fold.DISTINCT if by_household else Fold.COUNT,
            measure="household" if by_household else "",
        )
    )


LOW_INCOME = Benefit.LOW_INCOME.value

entitled(
    "welfare.dibao_households",
    _("Low-income households"),
    Unit.HOUSEHOLD,
    HOUSEHOLDS,
    benefit=LOW_INCOME,
)
entitled(
    "welfare.dibao_persons",
    _("People with low-income allowance"),
    Unit.PERSON,
    PERSONS,
    benefit=LOW_INCOME,
)
for number, grade, households, people in (
    (1, Grade.CLASS_1, _("Low-income households, class I"), _("People with low-income allowance, class I")),
    (2, Grade.CLASS_2, _("Low-income households, class II"), _("People with low-income allowance, class II")),
    (3, Grade.CLASS_3, _("Low-income households, class III"), _("People with low-income allowance, class III")),
):
    entitled(
        f"welfare.dibao_class{number}_households",
        households,
        Unit.HOUSEHOLD,
        HOUSEHOLDS,
        benefit=LOW_INCOME,
        grade=grade.value,
    )
    entitled(
        f"welfare.dibao_class{number}_persons",
        people,
        Unit.PERSON,
        PERSONS,
        benefit=LOW_INCOME,
        grade=grade.value,
    )
entitled(
    "welfare.wubao_persons",
    _("People with five-guarantee support"),
    Unit.PERSON,
    PERSONS,
    benefit=Benefit.FIVE_GUARANTEE.value,
)
register(
    Indicator(
        key="welfare.disabled_persons",
        label=_("Certified disabled people"),
        unit=Unit.PERSON,
        definition=_(
            "Holders of a disability certificate at the end of the last day of the period, "
            "whether or not they draw a subsidy."
        ),
        source=_("The certificates on record, as the disabled persons' federation issued them."),
        filterset=DisabilityCertificateFilter,
        list_url="villages:disabilitycertificate_list",
        period="in_force",
    )
)
entitled(
    "welfare.preferential_treatment_persons",
    _("People with preferential treatment"),
    Unit.PERSON,
    PERSONS,
    benefit=Benefit.PREFERENTIAL.value,
)
