"""The figures of public safety, in the order of the report."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from villages.stated import stated
from xiaoping.kit.indicators import Better, Fold, Indicator, Time, Unit, register

from . import filters

STABILITY = _("The case ledger of the letters and stability office.")
RESERVED = "safety.view_reserved"  # the two posts in charge
COUNTY = _("The county office's notice of the period.")
SAFETY_OFFICE = _("The work safety station's records, entered on the day.")


def flow(key: str, label, unit: Unit, definition, filterset, list_url: str, period: str, **more: Any) -> Indicator:
    """Register a figure of what happened within the period."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=unit,
            definition=definition,
            filterset=filterset,
            list_url=list_url,
            period=period,
            time=Time.FLOW,
            **{"source": SAFETY_OFFICE, "better": Better.HIGHER, **more},
        )
    )


flow(
    "safety.online_petitions_resolved",
    _("Online petitions resolved"),
    Unit.CASE,
    _(
        "Cases that came in online and were concluded within the period: supported, explained and understood, or "
        "settled. One that was refused or not supported is not among them."
    ),
    filters.CaseFilter,
    "safety:case_list",
    "resolved_in",
    params={"channel": "online"},
    source=STABILITY,
    guarded=RESERVED,
)

stated(
    key="safety.illegal_petitions",
    label=_("Illegal petitions"),
    unit=Unit.CASE,
    definition=_("As the county told the township for the period. No case or person stands behind it here."),
    source=COUNTY,
    time=Time.FLOW,
    better=Better.LOWER,
    township_only=True,
)
stated(
    key="safety.illegal_skip_level_petitions",
    label=_("Illegal petitions to higher levels"),
    unit=Unit.CASE,
    definition=_("As the county told the township for the period. No case or person stands behind it here."),
    source=COUNTY,
    time=Time.FLOW,
    better=Better.LOWER,
    township_only=True,
)
stated(
    key="safety.registered_drug_users",
    label=_("Registered drug users"),
    unit=Unit.PERSON,
    definition=_(
        "The total the police told the township for the end of the period. It is stated for the township alone: "
        "there is no split by village, and nobody is on record. Only the two posts in charge of public order read it "
        "here; to anybody else it is a dash."
    ),
    source=_("The police station's written notice of the total."),
    better=Better.LOWER,
    township_only=True,
    reserved=RESERVED,
)


def publicity(key: str, label, unit: Unit, theme: str, kind: str, definition) -> Indicator:
    """Register how much was put up, shown or handed out within the period."""
    return flow(
        key,
        label,
        unit,
        definition,
        filters.PublicityFilter,
        "safety:publicity_list",
        "done_in",
        params={"theme": theme, "kind": kind},
        fold=Fold.SUM,
        measure="quantity",
    )


publicity(
    "safety.anticrime_fixed_slogans",
    _("Fixed slogans against organised crime"),
    Unit.ITEM,
    "anticrime",
    "slogan",
    _("Put up within the period, whether they still stand or not."),
)
publicity(
    "safety.anticrime_banners",
    _("Banners against organised crime"),
    Unit.ITEM,
    "anticrime",
    "banner",
    _("Hung within the period."),
)
publicity(
    "safety.anticrime_led_displays",
    _("Electronic displays against organised crime"),
    Unit.TIME,
    "anticrime",
    "display",
    _("How many times texts were shown within the period."),
)
publicity(
    "safety.anticrime_leaflets",
    _("Leaflets against organised crime"),
    Unit.COPY,
    "anticrime",
    "leaflet",
    _("Copies handed out within the period."),
)

flow(
    "safety.villages_visited",
    _("Villages visited"),
    Unit.VILLAGE,
    _("With a household visited within the period in a visit round."),
    filters.VisitFilter,
    "safety:visit_list",
    "visited_in",
    fold=Fold.DISTINCT,
    measure="village",
    source=_("The officers' visits, each entered by who made it."),
)
flow(
    "safety.groups_visited",
    _("Villager groups visited"),
    Unit.GROUP,
    _("With a household visited within the period in a visit round."),
    filters.VisitFilter,
    "safety:visit_list",
    "visited_in",
    fold=Fold.DISTINCT,
    measure="group",
    source=_("The officers' visits, each entered by who made it."),
)
stated(
    key="safety.opinion_survey_rank_in_county",
    label=_("Rank in the county's opinion survey"),
    unit=Unit.RANK,
    definition=_("Among the townships of the county, as the county announced it for the period; 1 is the best."),
    source=COUNTY,
    better=Better.LOWER,
    township_only=True,
)

flow(
    "safety.safety_campaigns",
    _("Work safety campaigns"),
    Unit.ITEM,
    _("Begun within the period, over or not."),
    filters.CampaignFilter,
    "safety:campaign_list",
    "begun_in",
    params={"theme": "safety"},
)
publicity(
    "safety.safety_leaflets",
    _("Work safety leaflets"),
    Unit.COPY,
    "safety",
    "leaflet",
    _("Copies handed out within the period."),
)
publicity(
    "safety.safety_banners",
    _("Work safety banners"),
    Unit.PLACE,
    "safety",
    "banner",
    _("Places where one was hung within the period."),
)
flow(
    "safety.safety_inspector_dispatches",
    _("Inspectors sent out"),
    Unit.PERSON_TIME,
    _("Who went on the inspections of the period, leaders included; whoever went twice is counted twice."),
    filters.InspectionFilter,
    "safety:inspection_list",
    "inspected_in",
    fold=Fold.SUM,
    measure="inspectors",
)


def inspections(key: str, label, kind: str) -> Indicator:
    """Register the number of inspections of one type within the period."""
    return flow(
        key,
        label,
        Unit.TIME,
        _("Inspections of this type made within the period; three sites on one outing are three inspections."),
        filters.InspectionFilter,
        "safety:inspection_list",
        "inspected_in",
        params={"kind": kind},
    )


inspections("safety.firework_inspections", _("Inspections of fireworks shops"), "fireworks")
inspections("safety.construction_inspections", _("Inspections of building works"), "construction")
inspections("safety.road_traffic_inspections", _("Road traffic inspections"), "road_traffic")

flow(
    "safety.emergency_drills",
    _("Emergency drills held"),
    Unit.TIME,
    _("Held within the period, by the township or a village."),
    filters.DrillFilter,
    "safety:drill_list",
    "held_in",
)
