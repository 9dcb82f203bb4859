"""What each role may do in welfare."""

from xiaoping.kit.roles import ADMINISTRATOR, CLERK, LEADER, ROLES, WRITERS, permit, permit_models

RULES = ("programme", "rate", "exclusion")
OWNED = ("award", "application", "applicationstep", "notice", "housework", "relocation")
MONEY = ("paymentbatch", "paymentline")

permit_models(ROLES, "welfare", ["view"], *RULES, *OWNED, *MONEY)
permit_models((CLERK, ADMINISTRATOR), "welfare", ["add", "change"], *RULES)
permit_models(WRITERS, "welfare", ["add", "change"], *OWNED)
permit_models((CLERK,), "welfare", ["add", "change"], *MONEY)
permit((CLERK,), "welfare.examine_application", "welfare.send_paymentbatch")
permit((CLERK, LEADER), "welfare.decide_application")
permit((LEADER,), "welfare.approve_paymentbatch")
