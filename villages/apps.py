from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VillagesConfig(AppConfig):
    name = "villages"
    verbose_name = _("Villages and people")

    def ready(self):
        from . import search  # noqa: F401 – its receivers keep the index up to date
