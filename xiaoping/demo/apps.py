from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from xiaoping.kit.registry import action_labels


class DemoConfig(AppConfig):
    name = "xiaoping.demo"
    label = "demo"
    verbose_name = _("Demonstration township")

    def ready(self):
        action_labels["load_demo"] = _("Demonstration data loaded")
