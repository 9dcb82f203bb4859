"""What each role may do with party work and the staff list."""

from xiaoping.kit.roles import ADMINISTRATOR, CLERK, ROLES, WRITERS, permit_models

PARTY = ("partyorganisation", "partyreturn", "partyactivity", "partybanner")

permit_models(ROLES, "planning", ["view"], *PARTY, "staffmember", "leadershipseat")
permit_models(WRITERS, "planning", ["add", "change"], "partyreturn", "partyactivity", "partybanner")
permit_models((CLERK, ADMINISTRATOR), "planning", ["add", "change"], "partyorganisation", "leadershipseat")
