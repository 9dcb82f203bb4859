"""What of the register may be taken back: all of it is entered by one officer, and undone whole."""

from django.apps import apps

from xiaoping.kit.guards import plain

plain(*(model for model in apps.get_app_config("poverty").get_models() if hasattr(model, "history")))
