from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KitConfig(AppConfig):
    name = "xiaoping.kit"
    label = "kit"
    verbose_name = _("Bookkeeping")

    def ready(self):
        from . import history, passwords, registry  # noqa: F401 – their receivers sign rows, and look at log-ins

        registry.discover()
