"""The figures of what was built, grown and earned in the villages."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.indicators import Better, Fold, Indicator, Time, Unit, register

from .. import filters

PLANTINGS = _("The agricultural station's list of plantings.")
INVESTMENTS = _("The villages' accounts of money put into crops.")
ROADS = _("The township's list of roads and whom they serve.")
WATER = _("The township's list of wells and their repairs.")
ACCOUNTS = _("The villages' collective accounts.")
RECORDS_BEGIN = date(2014, 1, 1)


def planted(key: str, label, **params) -> Indicator:
    """Register the area of a crop on the last day of the period."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=Unit.MU,
            definition=_("Land planted with it and not cleared, at the end of the last day of the period."),
            source=PLANTINGS,
            filterset=filters.PlantingFilter,
            list_url="villages:planting_list",
            period="in_force",
            params=params,
            fold=Fold.SUM,
            measure="area",
        )
    )


planted("villages.citrus_area", _("Citrus"), crop="citrus")
planted("villages.yellow_peach_area", _("Yellow peach"), crop="yellow_peach")
planted("villages.winter_peach_area", _("Winter peach"), crop="winter_peach")
planted("villages.lily_core_base_area", _("Lily, core base"), crop="lily", is_core_base="1")
planted("villages.lily_other_villages_area", _("Lily, beside the core base"), crop="lily", is_core_base="0")
planted("villages.houpo_area", _("Magnolia bark"), crop="houpo")

HOUPO_INVESTED = register(
    Indicator(
        key="villages.houpo_invested_funds",
        label=_("Invested in magnolia bark"),
        unit=Unit.YUAN,
        definition=_("All money put into it since 2014 up to the end of the period, whoever paid."),
        source=INVESTMENTS,
        filterset=filters.InvestmentFilter,
        list_url="villages:investment_list",
        period="invested_in",
        params={"crop": "houpo"},
        time=Time.CUMULATIVE,
        start=RECORDS_BEGIN,
        fold=Fold.SUM,
        measure="amount",
    )
)

MOREL_INVESTED = register(
    Indicator(
        key="villages.morel_invested_funds",
        label=_("Invested in morels"),
        unit=Unit.YUAN,
        definition=_("Money put into morels within the period, whoever paid."),
        source=INVESTMENTS,
        filterset=filters.InvestmentFilter,
        list_url="villages:investment_list",
        period="invested_in",
        params={"crop": "morel"},
        time=Time.FLOW,
        fold=Fold.SUM,
        measure="amount",
    )
)


def villages_that(key: str, label, period: str, definition, source, **more) -> Indicator:
    """Register a number of villages on the last day of the period."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=Unit.VILLAGE,
            definition=definition,
            source=source,
            filterset=filters.VillageListFilter,
            list_url="villages:village_list",
            period=period,
            better=Better.HIGHER,
            **more,
        )
    )


villages_that(
    "villages.poor_villages_with_pv",
    _("Poor villages with photovoltaics"),
    "poor_with_photovoltaics",
    _("Poor villages whose own photovoltaic station feeds in at the end of the last day of the period."),
    ACCOUNTS,
)
villages_that(
    "villages.villages_with_pv",
    _("Villages with photovoltaics"),
    "with_photovoltaics",
    _("Villages whose own photovoltaic station feeds in at the end of the last day of the period, poor or not."),
    ACCOUNTS,
)

PV_INCOME = register(
    Indicator(
        key="villages.pv_income",
        label=_("Collective income from photovoltaics"),
        unit=Unit.YUAN,
        definition=_("Receipts of the villages from photovoltaics within the period."),
        source=ACCOUNTS,
        filterset=filters.CollectiveIncomeFilter,
        list_url="villages:collectiveincome_list",
        period="received_in",
        params={"source": "photovoltaics"},
        time=Time.FLOW,
        fold=Fold.SUM,
        measure="amount",
        better=Better.HIGHER,
    )
)

PV_INCOME_PER_VILLAGE = register(
    Indicator(
        key="villages.collective_income_increase_per_village",
        label=_("Collective income from photovoltaics per village"),
        unit=Unit.YUAN,
        definition=_(
            "Receipts from photovoltaics within the period, divided by the villages that have a station on its last "
            "day. What a village earned besides is left out."
        ),
        source=ACCOUNTS,
        time=Time.FLOW,
        fold=Fold.RATIO,
        numerator="villages.pv_income",
        denominator="villages.villages_with_pv",
        better=Better.HIGHER,
    )
)

villages_that(
    "villages.villages_with_road",
    _("Villages with a road"),
    "with_road",
    _("Villages served by a road of whatever surface at the end of the last day of the period."),
    ROADS,
)
villages_that(
    "villages.villages_with_hardened_road",
    _("Villages with a hardened road"),
    "with_hardened_road",
    _("Villages served by a road of cement or asphalt at the end of the last day of the period."),
    ROADS,
)

ROAD_HARDENING_RATE = register(
    Indicator(
        key="villages.road_hardening_rate",
        label=_("Villages with a hardened road, share"),
        unit=Unit.PERCENT,
        definition=_(
            "Villages served by a road of cement or asphalt, in percent of all villages. Groups are another figure."
        ),
        source=ROADS,
        fold=Fold.RATIO,
        numerator="villages.villages_with_hardened_road",
        denominator="villages.administrative_villages",
        better=Better.HIGHER,
    )
)

GROUPS_WITH_CEMENT_ROAD = register(
    Indicator(
        key="villages.groups_with_cement_road",
        label=_("Groups with a cement road"),
        unit=Unit.GROUP,
        definition=_("Villager groups that a road of cement serves at the end of the last day of the period."),
        source=ROADS,
        filterset=filters.GroupListFilter,
        list_url="villages:group_list",
        period="with_cement_road",
        better=Better.HIGHER,
    )
)


def roads(key: str, label, unit: Unit, definition, **more) -> Indicator:
    """Register a figure of the cement roads in use on the last day of the period."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=unit,
            definition=definition,
            source=ROADS,
            filterset=filters.RoadFilter,
            list_url="villages:road_list",
            period="in_force",
            params={"surface": "cement"},
            better=Better.HIGHER,
            **more,
        )
    )


roads(
    "villages.cement_roads",
    _("Cement roads"),
    Unit.ROAD,
    _("Stretches of cement road in use at the end of the last day of the period."),
)
roads(
    "villages.cement_road_length",
    _("Length of cement roads"),
    Unit.KM,
    _("Of all stretches of cement road in use at the end of the last day of the period."),
    fold=Fold.SUM,
    measure="length",
)

DEEP_WELLS = register(
    Indicator(
        key="villages.deep_wells",
        label=_("Deep wells"),
        unit=Unit.WELL,
        definition=_("Deep wells dug and not given up, at the end of the last day of the period."),
        source=WATER,
        filterset=filters.WellFilter,
        list_url="villages:well_list",
        period="in_force",
        params={"kind": "deep"},
        better=Better.HIGHER,
    )
)

OPEN_WELLS_REPAIRED = register(
    Indicator(
        key="villages.open_wells_repaired",
        label=_("Open wells repaired"),
        unit=Unit.WELL,
        definition=_("Open wells repaired since 2014 up to the end of the period; one repaired twice counts once."),
        source=WATER,
        filterset=filters.WellRepairFilter,
        list_url="villages:wellrepair_list",
        period="repaired_in",
        params={"kind": "open"},
        time=Time.CUMULATIVE,
        start=RECORDS_BEGIN,
        fold=Fold.DISTINCT,
        measure="well",
        better=Better.HIGHER,
    )
)


def grids(key: str, label, period: str, definition, better: Better) -> Indicator:
    """Register a number of villages with a grid project of a kind."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=Unit.VILLAGE,
            definition=definition,
            source=_("The township's list of grid projects."),
            filterset=filters.GridProjectFilter,
            list_url="villages:gridproject_list",
            period=period,
            time=Time.FLOW,
            fold=Fold.DISTINCT,
            measure="village",
            better=better,
        )
    )


grids(
    "villages.grid_upgrade_villages_done",
    _("Villages whose grid was renewed"),
    "finished_in",
    _("Villages with a grid project finished within the period, whenever it was due."),
    Better.HIGHER,
)
grids(
    "villages.grid_upgrade_villages_pending",
    _("Villages whose grid is overdue"),
    "pending_in",
    _("Villages with a grid project that was due within the period and not finished by its last day."),
    Better.LOWER,
)
