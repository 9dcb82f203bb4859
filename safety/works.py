"""What is entered for a village, or as the township's own, in one form: sites, drills, campaigns, publicity."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from villages.entries import ENTERED
from villages.forms.works import WorkForm
from villages.works import Work
from xiaoping.kit.scope import within

from . import models, tables


class PublicityForm(WorkForm):
    """Publicity may belong to a campaign of the village or of the township."""

    def choices(self, model):
        """The campaigns the user may see, the latest first."""
        return within(model, self.user).order_by("-since")


WORKS = (
    Work(
        models.Site,
        tables.SiteTable,
        "sites",
        "geo-alt",
        _("Enter a site"),
        ("kind", "name", "place", "licence", "licensed_until", "contact", "phone", "since"),
    ),
    Work(
        models.Drill,
        tables.DrillTable,
        "drills",
        "megaphone",
        _("Enter a drill"),
        ("held_on", "scene", "people", "problems"),
    ),
    Work(
        models.Campaign,
        tables.CampaignTable,
        "campaigns",
        "flag",
        _("Enter a campaign"),
        ("theme", "name", "since", "until", "document"),
        related=("publicity",),
    ),
    Work(
        models.Publicity,
        tables.PublicityTable,
        "publicity",
        "easel",
        _("Enter publicity"),
        ("theme", "kind", "done_on", "quantity", "place", "campaign"),
        fixed=("campaign",),
        form=PublicityForm,
    ),
)

ENTERED.update({work.name: (work.title, work.icon, work.permission("add")) for work in WORKS})
