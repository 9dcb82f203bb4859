"""The figures of party work, of the staff, and of what the party taught and built."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from villages.filters import FacilityWorkFilter, TrainingFilter
from xiaoping.kit.indicators import Better, Fold, Indicator, Time, Unit, register

from . import filters

OFFICE = _("The party and government office's ledgers.")
RETURNS = _("The yearly returns of the party organisations.")
STAFF = _("The township's staff list.")
TRAININGS = _("The township's list of trainings.")
WORKS = _("The township's list of works on village centres and clinics.")
CONGRESS = date(2012, 11, 1)  # the month of the 18th Party Congress, since when the report counts

OF_ACTIVITIES: dict[str, Any] = {
    "source": OFFICE,
    "unit": Unit.TIME,
    "filterset": filters.PartyActivityFilter,
    "list_url": "planning:partyactivity_list",
    "time": Time.FLOW,
    "better": Better.HIGHER,
}
OF_STAFF: dict[str, Any] = {
    "source": STAFF,
    "unit": Unit.PERSON,
    "filterset": filters.StaffFilter,
    "list_url": "planning:staffmember_list",
}
OF_TRAININGS: dict[str, Any] = {
    "source": TRAININGS,
    "filterset": TrainingFilter,
    "list_url": "villages:training_list",
    "period": "held_in",
    "better": Better.HIGHER,
}

GRASSROOTS_PARTY_ORGANISATIONS = register(
    Indicator(
        key="planning.grassroots_party_organisations",
        label=_("Grassroots party organisations"),
        unit=Unit.ORGANISATION,
        definition=_("Set up and not dissolved at the end of the last day of the period."),
        source=OFFICE,
        filterset=filters.PartyOrganisationFilter,
        list_url="planning:partyorganisation_list",
        period="in_force",
    )
)

PARTY_MEMBERS = register(
    Indicator(
        key="planning.party_members",
        label=_("Members of the party"),
        unit=Unit.PERSON,
        definition=_(
            "The sum of what each organisation last returned up to the end of the period; "
            "an organisation dissolved by then no longer counts."
        ),
        source=RETURNS,
        filterset=filters.PartyReturnFilter,
        list_url="planning:partyreturn_list",
        period="standing",
        fold=Fold.SUM,
        measure="members",
    )
)

YOUNG_PARTY_MEMBERS_RECRUITED = register(
    Indicator(
        key="planning.young_party_members_recruited",
        label=_("Young party members recruited"),
        unit=Unit.PERSON,
        definition=_("Recruits of 35 or younger since November 2012, as returned up to the end of the period."),
        source=RETURNS,
        filterset=filters.PartyReturnFilter,
        list_url="planning:partyreturn_list",
        period="returned_in",
        time=Time.CUMULATIVE,
        start=CONGRESS,
        fold=Fold.SUM,
        measure="recruited_young",
        better=Better.HIGHER,
    )
)

CADRES_AND_STAFF = register(
    Indicator(
        key="planning.cadres_and_staff",
        label=_("Cadres and staff of the township"),
        definition=_(
            "The township's own, in post at the end of the last day of the period. Village cadres do not count."
        ),
        period="on_staff",
        **OF_STAFF,
    )
)

LEADERSHIP_TEAM_MEMBERS = register(
    Indicator(
        key="planning.leadership_team_members",
        label=_("Members of the leadership team"),
        definition=_("Staff with a seat in the party and government team at the end of the last day of the period."),
        period="leading",
        **OF_STAFF,
    )
)

PARTY_STUDY_SESSIONS = register(
    Indicator(
        key="planning.party_study_sessions",
        label=_("Three meetings and one lecture"),
        definition=_(
            "General meetings, committee meetings, group meetings and party lectures held within the period, "
            "each organisation's counted by itself."
        ),
        period="studied_in",
        **OF_ACTIVITIES,
    )
)

PARTY_LIFE_MEETINGS = register(
    Indicator(
        key="planning.party_organisation_life_meetings",
        label=_("Organisation life meetings"),
        definition=_("Held within the period, each organisation's counted by itself."),
        period="held_in",
        params={"kind": "life_meeting"},
        **OF_ACTIVITIES,
    )
)

PARTY_POLICY_STUDY = register(
    Indicator(
        key="planning.party_policy_study_sessions",
        label=_("Study of policies"),
        definition=_("Sessions on party building and poverty relief policy held within the period."),
        period="held_in",
        params={"kind": "policy_study"},
        **OF_ACTIVITIES,
    )
)

PARTY_BANNERS = register(
    Indicator(
        key="planning.party_congress_banners",
        label=_("Banners on the Party Congress"),
        unit=Unit.ITEM,
        definition=_("Banners put up within the period, whether they hang still or not."),
        source=OFFICE,
        filterset=filters.PartyBannerFilter,
        list_url="planning:partybanner_list",
        period="hung_in",
        time=Time.FLOW,
        fold=Fold.SUM,
        measure="number",
    )
)

WEALTH_LEADERS_TRAINED = register(
    Indicator(
        key="planning.wealth_leaders_trained",
        label=_("Leaders to wealth trained"),
        unit=Unit.PERSON,
        definition=_("People at the trainings for them since November 2012 up to the end of the period."),
        params={"kind": "wealth_leader"},
        time=Time.CUMULATIVE,
        start=CONGRESS,
        fold=Fold.SUM,
        measure="attendance",
        **OF_TRAININGS,
    )
)

VILLAGE_CENTRES_REBUILT = register(
    Indicator(
        key="planning.village_centres_rebuilt",
        label=_("Villages whose centre was rebuilt"),
        unit=Unit.VILLAGE,
        definition=_(
            "Villages where rebuilding or extending the village centre was finished within the period; "
            "twice, counted once. A repair does not count."
        ),
        source=WORKS,
        filterset=FacilityWorkFilter,
        list_url="villages:facilitywork_list",
        period="finished_in",
        params={"kind": "rebuilt", "facility_kind": "centre"},
        time=Time.FLOW,
        fold=Fold.DISTINCT,
        measure="village",
        better=Better.HIGHER,
    )
)

FARM_SKILL_TRAININGS = register(
    Indicator(
        key="planning.farm_skill_trainings",
        label=_("Trainings in farm skills"),
        unit=Unit.TIME,
        definition=_("Sessions held within the period."),
        params={"kind": "farm_skill"},
        time=Time.FLOW,
        **OF_TRAININGS,
    )
)

FARM_SKILL_TRAINING_BENEFICIARIES = register(
    Indicator(
        key="planning.farm_skill_training_beneficiaries",
        label=_("People trained in farm skills"),
        unit=Unit.PERSON,
        definition=_("People at the sessions held within the period; whoever came twice is counted twice."),
        params={"kind": "farm_skill"},
        time=Time.FLOW,
        fold=Fold.SUM,
        measure="attendance",
        **OF_TRAININGS,
    )
)
