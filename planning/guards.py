"""What may be taken back of the plan and the report: nothing that somebody else has verified.

A close is reopened by somebody else, and a printed figure is corrected so that its report is checked again: neither
is taken back.
"""

from xiaoping.kit.guards import guard, moved_on, plain

from .models import (
    Declaration,
    Goal,
    LeadershipSeat,
    Milestone,
    PartyActivity,
    PartyBanner,
    PartyOrganisation,
    PartyReturn,
    PlanRule,
    PrintedReport,
    Proof,
    Target,
)

plain(
    Goal,
    LeadershipSeat,
    Milestone,
    PartyActivity,
    PartyBanner,
    PartyOrganisation,
    PartyReturn,
    PlanRule,
    PrintedReport,
    Target,
)


@guard(Declaration)
def check_declaration(declaration: Declaration, row) -> None:
    """Not what was verified, unless it is the verification that is taken back."""
    if declaration.verified_on is not None and row.verified_on is None:
        raise moved_on(declaration, declaration)


@guard(Proof)
def check_proof(proof: Proof, row) -> None:
    """Only while nobody has verified what it proves."""
    declaration = Declaration.objects.select_for_update().get(pk=proof.declaration_id)
    if declaration.verified_on is not None:
        raise moved_on(proof, declaration)
