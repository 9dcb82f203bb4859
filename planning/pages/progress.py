"""What may be done about a target: progress declared, proved, verified; a colour set by hand; photos and scans."""

from django.utils.translation import gettext_lazy as _

from xiaoping.kit.actionpages import ActionPage
from xiaoping.kit.attachments.pages import AttachmentsPage, AttachPage

from .. import actions, forms
from ..models import Declaration, Target


class OnTarget(ActionPage):
    """Afterwards the target is shown."""

    def back_url(self):
        return self.record.get_absolute_url()


class Declare(OnTarget):
    model = Target
    act = staticmethod(actions.declare)
    form_class = forms.DeclarationForm
    permission_required = "planning.add_declaration"
    slug, icon = "declaration", "flag"
    title = _("Declare progress")
    lead = _("It counts as declared until a document, a photo or a scan proves it and somebody else verifies it.")


class SetLight(OnTarget):
    model = Target
    act = staticmethod(actions.set_light)
    form_class = forms.LightForm
    permission_required = "planning.change_target"
    slug, icon = "light", "stoplights"
    title = _("Set the colour by hand")


class Prove(OnTarget):
    model = Declaration
    act = staticmethod(actions.prove)
    form_class = forms.ProofForm
    permission_required = "planning.add_proof"
    slug, icon = "proof", "file-earmark-plus"
    title = _("Name a document")


class Verify(OnTarget):
    model = Declaration
    act = staticmethod(actions.verify)
    form_class = forms.ActionForm
    permission_required = "planning.change_declaration"
    slug, icon = "verification", "check2-all"
    title = _("Verify")
    lead = _("You have looked at the evidence yourself, and did not declare this.")

    @classmethod
    def applies(cls, record):
        return record.verified_on is None


class AttachToTarget(AttachPage):
    model = Target


class TargetAttachments(AttachmentsPage):
    model = Target


class AttachToDeclaration(AttachPage):
    model = Declaration


class DeclarationAttachments(AttachmentsPage):
    model = Declaration


TARGET_PAGES = (Declare, SetLight)
DECLARATION_PAGES = (Prove, Verify)
TARGET_FILE_PAGES = (AttachToTarget, TargetAttachments)
DECLARATION_FILE_PAGES = (AttachToDeclaration, DeclarationAttachments)
