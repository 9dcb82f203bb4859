"""What each role may do with villages and people."""

from xiaoping.kit.roles import (
    ADMINISTRATOR,
    AUDITOR,
    CLERK,
    LEADER,
    ROLES,
    WRITERS,
    permit,
    permit_models,
)

PLACES = ("township", "village", "villagergroup", "poorvillagespell")
WORKS = (
    "planting",
    "investment",
    "powerstation",
    "collectiveincome",
    "road",
    "well",
    "wellrepair",
    "gridproject",
    "facility",
    "facilitywork",
    "training",
    "roadservice",
)
OWNED = (
    "household",
    "person",
    "stay",
    "idnumber",
    "householdyear",
    "personyear",
    "disabilitycertificate",
    "absence",
    "bankaccount",
)

permit_models(ROLES, "villages", ["view"], *PLACES, *OWNED, *WORKS, "statedfigure")
permit_models(WRITERS, "villages", ["add", "change"], *OWNED, *WORKS)
permit_models((CLERK,), "villages", ["add", "change"], "statedfigure")
permit_models((CLERK, LEADER, AUDITOR, ADMINISTRATOR), "villages", ["view"], "officer")
permit_models((LEADER, AUDITOR, ADMINISTRATOR), "villages", ["view"], "posting")
permit_models((ADMINISTRATOR,), "villages", ["add", "change"], *PLACES, "officer", "posting")
permit((CLERK,), "villages.view_clear_idnumber", "villages.settle_idnumber", "villages.view_clear_bankaccount")
