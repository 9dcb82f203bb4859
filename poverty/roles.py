"""What each role may do with the register."""

from xiaoping.kit.roles import CLERK, ROLES, WRITERS, permit_models

HELP = ("helppost", "enterprisesupport", "industryaward", "microcredit", "transferemployment")
OWNED = ("registration", "povertyspell", "attributespell", "helperpairing", *HELP)

permit_models(ROLES, "poverty", ["view"], *OWNED, "registerstay", "policyvalue")
permit_models((CLERK,), "poverty", ["add", "change"], "policyvalue")
permit_models(WRITERS, "poverty", ["add", "change"], *OWNED)
