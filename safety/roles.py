"""What each role may do in public safety. An administrator keeps accounts and reads none of it but the rules."""

from xiaoping.kit.roles import AUDITOR, CADRE, CLERK, LEADER, PUBLIC_ORDER, ROLES, WRITERS, permit, permit_models

READERS = (CADRE, CLERK, LEADER, AUDITOR)
RULES = ("inspectiontype", "checklistitem", "caserule", "warningrule", "visitround")
OWNED = (
    "site",
    "inspection",
    "inspectionanswer",
    "hazard",
    "hazardnotice",
    "drill",
    "campaign",
    "publicity",
    "visit",
    "spotcheck",
    "deduction",
    "case",
)

permit_models(ROLES, "safety", ["view"], *RULES)
permit_models(READERS, "safety", ["view"], *OWNED)
permit_models((CLERK,), "safety", ["add", "change"], *RULES)
permit_models(WRITERS, "safety", ["add", "change"], *OWNED)
permit((PUBLIC_ORDER,), "safety.view_reserved")
