"""The figures of houses made safe and of relocation: cumulative from the day the records begin."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.indicators import Better, Fold, Indicator, Time, Unit, register

from .. import filters
from ..models import HouseWork, Relocation

ACCEPTANCES = _("The acceptance papers of house works, each with its contract and case.")
AGREEMENTS = _("The relocation agreements, each with the handing over of the keys.")
START = date(2014, 1, 1)  # the works of the register's years
ACCEPTED = _("Whose work was accepted by the end of the period.")


def worked(key: str, label, unit: Unit, definition, **more) -> Indicator:
    """Register a figure of house works accepted since 2014."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=unit,
            definition=definition,
            source=ACCEPTANCES,
            filterset=filters.HouseWorkFilter,
            list_url="welfare:housework_list",
            period="accepted_in",
            time=Time.CUMULATIVE,
            start=START,
            better=Better.HIGHER,
            **more,
        )
    )


REPAIR, REBUILD = HouseWork.Kind.REPAIR.value, HouseWork.Kind.REBUILD.value
STANDING = _(
    "Whose work was accepted by the end of the period, by the standing kept with the case when it was decided: "
    "a household that came onto the register or left it later does not change sides."
)

worked("welfare.old_house_repairs", _("Old houses repaired"), Unit.HOUSEHOLD, ACCEPTED, params={"kind": REPAIR})
worked(
    "welfare.dilapidated_house_rebuilds",
    _("Dilapidated houses rebuilt"),
    Unit.HOUSEHOLD,
    ACCEPTED,
    params={"kind": REBUILD},
)
worked(
    "welfare.dilapidated_house_rebuilds_poor",
    _("Dilapidated houses rebuilt, registered households"),
    Unit.HOUSEHOLD,
    STANDING,
    params={"kind": REBUILD, "on_register": "1"},
)
worked(
    "welfare.dilapidated_house_rebuilds_nonpoor",
    _("Dilapidated houses rebuilt, other households"),
    Unit.HOUSEHOLD,
    STANDING,
    params={"kind": REBUILD, "on_register": "0"},
)
worked(
    "welfare.dilapidated_house_subsidy",
    _("Subsidies for rebuilding dilapidated houses"),
    Unit.YUAN,
    _("Subsidies of the rebuildings accepted by the end of the period."),
    params={"kind": REBUILD},
    fold=Fold.SUM,
    measure="subsidy",
)


def relocated(key: str, label, unit: Unit, **params: str) -> Indicator:
    """Register how many households, or people of them, have moved into their new home."""
    people = unit == Unit.PERSON
    return register(
        Indicator(
            key=key,
            label=label,
            unit=unit,
            definition=(
                _("People, as agreed, of the households that moved in by the end of the period.")
                if people
                else _("Households that moved in by the end of the period.")
            ),
            source=AGREEMENTS,
            filterset=filters.RelocationFilter,
            list_url="welfare:relocation_list",
            period="moved_in",
            params=params,
            time=Time.CUMULATIVE,
            start=START,
            fold=Fold.SUM if people else Fold.COUNT,
            measure="people" if people else "",
            better=Better.HIGHER,
        )
    )


relocated("welfare.relocation_households", _("Households relocated"), Unit.HOUSEHOLD)
relocated("welfare.relocation_persons", _("People relocated"), Unit.PERSON)
for mode, households, people in (
    (Relocation.Mode.COUNTY, _("Households relocated to the county town"), _("People relocated to the county town")),
    (Relocation.Mode.TOWN, _("Households relocated to a market town"), _("People relocated to a market town")),
    (
        Relocation.Mode.SELF_PURCHASE,
        _("Households relocated to a home they bought"),
        _("People relocated to a home they bought"),
    ),
    (
        Relocation.Mode.SELF_BUILD,
        _("Households relocated to a home they built"),
        _("People relocated to a home they built"),
    ),
):
    relocated(f"welfare.relocation_{mode.value}_households", households, Unit.HOUSEHOLD, mode=mode.value)
    relocated(f"welfare.relocation_{mode.value}_persons", people, Unit.PERSON, mode=mode.value)
