"""The pages of a site: inspecting it on a phone, reporting a hazard, its licence, its end."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from xiaoping.kit import clock
from xiaoping.kit.actionpages import links
from xiaoping.kit.forms import ActionForm
from xiaoping.kit.registry import sheet_actions

from .. import actions, forms
from ..models import InspectionType, Site
from .base import OnItsSheet
from .works import CHANGES

USUAL = {"building": "construction", "road": "road_traffic"}  # other kinds of site have a type of their own name


class OpenSite(OnItsSheet):
    """Something about a site that is not closed."""

    model = Site

    @classmethod
    def applies(cls, record):
        return record.until is None


class RecordInspection(OpenSite):
    """One inspection on one page. The type is the usual one of the site's kind; another is a link away."""

    act = staticmethod(actions.record_inspection)
    form_class = forms.InspectionForm
    template_name = "safety/inspection_form.html"
    permission_required = "safety.add_inspection"
    slug, icon = "inspection", "clipboard-check"
    title = _("Inspect")

    @cached_property
    def types(self) -> list[InspectionType]:
        """The types in use today, in their order. Raises Http404 where there is none."""
        return list(InspectionType.objects.in_force(clock.today()))

    @cached_property
    def kind(self) -> InspectionType:
        """The type asked for in the address, or the usual one of this kind of site, or the first."""
        if code := self.request.GET.get("kind"):
            return get_object_or_404(InspectionType.objects.in_force(clock.today()), code=code)
        usual = USUAL.get(self.record.kind, self.record.kind)
        found = next((one for one in self.types if one.code == usual), None) or next(iter(self.types), None)
        if found is None:
            raise Http404(_("There is no inspection type yet. The clerk enters one in the administration."))
        return found

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "kind": self.kind}

    def get_context_data(self, **kwargs):
        given = super().get_context_data(**kwargs)
        return {**given, "kind": self.kind, "types": self.types, "submit_label": _("Submit the inspection")}

    def get_success_url(self):
        return self.result.get_absolute_url()


class ReportHazard(OpenSite):
    act = staticmethod(actions.report_hazard)
    form_class = forms.HazardForm
    permission_required = "safety.add_hazard"
    slug, icon = "hazard", "exclamation-triangle"
    title = _("Report a hazard")

    def get_success_url(self):
        return self.result.get_absolute_url()


class RenewLicence(OpenSite):
    act = staticmethod(actions.renew_licence)
    form_class = forms.LicenceForm
    permission_required = "safety.change_site"
    slug, icon = "licence", "patch-check"
    title = _("New licence")


class CloseSite(OpenSite):
    act = staticmethod(actions.close_site)
    form_class = ActionForm
    permission_required = "safety.change_site"
    slug, icon, danger = "closing", "door-closed", True
    title = _("Close the site")


SITE_PAGES = (RecordInspection, ReportHazard, RenewLicence, CloseSite)

sheet_actions.add("site.safety", lambda site, user: links((*SITE_PAGES, *CHANGES["site"]), site, user))
