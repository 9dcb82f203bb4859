from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class XiaopingConfig(AppConfig):
    name = "xiaoping"
    verbose_name = _("Xiaoping")
