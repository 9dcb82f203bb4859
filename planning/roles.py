"""What each role may do with the plan, party work, the staff list, printed reports and the yearly report.

A printed report is the township's: a village posting opens none of it, whatever the role.
"""

from xiaoping.kit.roles import ADMINISTRATOR, AUDITOR, CLERK, LEADER, ROLES, WRITERS, permit_models

PARTY = ("partyorganisation", "partyreturn", "partyactivity", "partybanner")

permit_models(ROLES, "planning", ["view"], *PARTY, "staffmember", "leadershipseat")
permit_models(WRITERS, "planning", ["add", "change"], "partyreturn", "partyactivity", "partybanner")
permit_models((CLERK, ADMINISTRATOR), "planning", ["add", "change"], "partyorganisation", "leadershipseat")

permit_models(ROLES, "planning", ["view"], "printedreport", "printedfigure")
permit_models((CLERK, LEADER, AUDITOR, ADMINISTRATOR), "planning", ["view"], "finding")
permit_models(WRITERS, "planning", ["add", "change"], "printedfigure")
permit_models(WRITERS, "planning", ["change"], "finding")
permit_models((CLERK,), "planning", ["add", "change"], "printedreport")

PLAN = ("goal", "target", "milestone", "declaration", "proof", "planrule")
permit_models(ROLES, "planning", ["view"], *PLAN)
permit_models(WRITERS, "planning", ["add", "change"], "declaration", "proof")
permit_models(WRITERS, "planning", ["change"], "target")
permit_models((CLERK,), "planning", ["add", "change"], "goal", "milestone", "planrule")
permit_models((CLERK,), "planning", ["add"], "target")

# a close is the township's as well; a cadre reads of it what was counted in their own village, on the figure's page
permit_models(ROLES, "planning", ["view"], "periodclose", "closedpart")
permit_models((CLERK, LEADER, AUDITOR, ADMINISTRATOR), "planning", ["view"], "closedfigure", "closedbalance")
permit_models((LEADER, ADMINISTRATOR), "planning", ["add", "change"], "periodclose")

# a sector clerk writes the yearly report, a leader issues it; a cadre reads what was issued
permit_models((CLERK, LEADER, AUDITOR, ADMINISTRATOR), "planning", ["view"], "report", "section")
permit_models((CLERK,), "planning", ["add", "change"], "report", "section")
permit_models(ROLES, "planning", ["view"], "issue")
permit_models((LEADER,), "planning", ["add"], "issue")
