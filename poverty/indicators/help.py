"""The figures of the help given to registered households."""

from django.utils.translation import gettext_lazy as _

from villages.filters import TrainingFilter
from xiaoping.kit.indicators import Better, Fold, Indicator, Time, Unit, register

from .. import filters

OFFICE = _("The poverty relief office's lists, each line with its document.")


def post(key: str, label, kind: str, unit: Unit = Unit.PERSON) -> Indicator:
    """Register a number of posts held on the last day of the period."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=unit,
            definition=_("Held at the end of the last day of the period. Who leaves the post that very day has left."),
            source=OFFICE,
            filterset=filters.HelpPostFilter,
            list_url="poverty:helppost_list",
            period="in_force",
            params={"kind": kind},
            better=Better.HIGHER,
        )
    )


post("poverty.special_posts", _("Special posts"), "special")
post("poverty.ecological_forest_rangers", _("Ecological forest rangers"), "ranger")
post("poverty.public_welfare_posts", _("Public-welfare posts"), "public_welfare", Unit.POST)


def flow(key: str, label, unit: Unit, definition, filterset, list_url: str, period: str, **more) -> Indicator:
    """Register a figure of what happened within the period."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=unit,
            definition=definition,
            source=OFFICE,
            filterset=filterset,
            list_url=list_url,
            period=period,
            time=Time.FLOW,
            better=Better.HIGHER,
            **more,
        )
    )


def supported(key: str, label, unit: Unit, definition, measure: str) -> Indicator:
    """Register who is supported by an enterprise on the last day of the period."""
    return register(
        Indicator(
            key=key,
            label=label,
            unit=unit,
            definition=definition,
            source=OFFICE,
            filterset=filters.EnterpriseSupportFilter,
            list_url="poverty:enterprisesupport_list",
            period="in_force",
            fold=Fold.DISTINCT,
            measure=measure,
            better=Better.HIGHER,
        )
    )


supported(
    "poverty.enterprise_support_households",
    _("Households supported by enterprises"),
    Unit.HOUSEHOLD,
    _("With somebody whom an enterprise supports at the end of the last day of the period."),
    "household",
)
supported(
    "poverty.enterprise_support_persons",
    _("People supported by enterprises"),
    Unit.PERSON,
    _("Whom an enterprise supports at the end of the last day of the period; by two, counted once."),
    "person",
)

flow(
    "poverty.industry_award_households",
    _("Households with an industry award"),
    Unit.HOUSEHOLD,
    _("With an award decided within the period; with two, counted once."),
    filters.IndustryAwardFilter,
    "poverty:industryaward_list",
    "decided_in",
    fold=Fold.DISTINCT,
    measure="household",
)
flow(
    "poverty.industry_award_amount",
    _("Industry awards"),
    Unit.YUAN,
    _("Awards decided within the period, whenever they were paid."),
    filters.IndustryAwardFilter,
    "poverty:industryaward_list",
    "decided_in",
    fold=Fold.SUM,
    measure="amount",
)
flow(
    "poverty.microcredit_borrowers",
    _("Borrowers of microcredit"),
    Unit.PERSON,
    _("Who was granted a loan within the period; with two, counted once."),
    filters.MicrocreditFilter,
    "poverty:microcredit_list",
    "granted_in",
    fold=Fold.DISTINCT,
    measure="person",
)
flow(
    "poverty.microcredit_amount",
    _("Microcredit granted"),
    Unit.YUAN,
    _("Loans granted within the period, repaid since or not."),
    filters.MicrocreditFilter,
    "poverty:microcredit_list",
    "granted_in",
    fold=Fold.SUM,
    measure="amount",
)
flow(
    "poverty.new_transfer_employment",
    _("New transfer employment"),
    Unit.PERSON,
    _("Workers of registered households who began work elsewhere within the period; twice, counted once."),
    filters.TransferEmploymentFilter,
    "poverty:transferemployment_list",
    "begun_in",
    fold=Fold.DISTINCT,
    measure="person",
)
flow(
    "poverty.labour_training_sessions",
    _("Trainings for poor workers"),
    Unit.TIME,
    _("Sessions held within the period."),
    TrainingFilter,
    "villages:training_list",
    "held_in",
    params={"kind": "labour"},
)
flow(
    "poverty.labour_training_attendance",
    _("Attendance at trainings for poor workers"),
    Unit.PERSON_TIME,
    _("People at the sessions held within the period; whoever came twice is counted twice."),
    TrainingFilter,
    "villages:training_list",
    "held_in",
    params={"kind": "labour"},
    fold=Fold.SUM,
    measure="attendance",
)
