"""Pages for changes of state: one form, one action, back to the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import FormView

from .access import Permitted
from .foresight import Doubtful
from .forms import ActionForm
from .registry import action_labels

SHARED = ("correct",)  # one action behind several pages: the kit names it


class ActionPage(Permitted, FormView):
    """One change of state of one record.

    Subclasses declare the model, the action, its form, the permission, and the words. A record the user may not
    change is not found. What the action refuses is shown on the field it names, and nothing is kept.
    """

    model: Any
    act: Callable
    record_name = ""
    form_class: type[ActionForm]
    template_name = "kit/action_form.html"
    title: Any = ""
    lead: Any = ""
    icon = "pencil"
    danger = False
    slug = ""
    done: Any = ""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "act" in vars(cls) and cls.act.__name__ not in SHARED:
            action_labels.setdefault(cls.act.__name__, cls.title)

    @classmethod
    def name(cls) -> str:
        """The name of its address: `household_split` for the split of a household."""
        return f"{cls.model._meta.model_name}_{cls.slug}"

    @classmethod
    def pattern(cls, prefix: str) -> URLPattern:
        """Its address below the address of its record."""
        return path(f"{prefix}/<int:pk>/{cls.slug.replace('_', '-')}/", cls.as_view(), name=cls.name())

    @classmethod
    def applies(cls, record) -> bool:
        """Whether the change makes sense for the record as it is. The action decides; this only hides dead buttons."""
        return True

    @classmethod
    def link(cls, record) -> dict[str, Any]:
        """The button on the record's sheet."""
        namespace = cls.__module__.partition(".")[0]
        return {"label": cls.title, "url": reverse(f"{namespace}:{cls.name()}", args=[record.pk]), "icon": cls.icon}

    @cached_property
    def record(self):
        """What is acted on. Raises Http404 for a record outside the user's villages."""
        return get_object_or_404(self.model._default_manager.writable_by(self.request.user), pk=self.kwargs["pk"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "record": self.record, "user": self.request.user}

    def form_valid(self, form):
        name = self.record_name or self.model._meta.model_name
        try:
            result = type(self).act(**{name: self.record}, **form.arguments(), **form.answer(), by=self.request.user)
        except Doubtful as doubt:
            form.ask_again(doubt)
            return self.form_invalid(form)
        except ValidationError as error:
            form.refused(error)
            return self.form_invalid(form)
        except ObjectDoesNotExist as error:
            raise Http404 from error
        messages.success(self.request, self.message(result))
        self.result = result
        return super().form_valid(form)

    def message(self, result) -> str:
        """What the user is told when it is done."""
        return str(self.done or _("Done and kept with its reason."))

    def back_url(self) -> str:
        """The sheet the record belongs to."""
        raise NotImplementedError

    def get_success_url(self) -> str:
        return self.back_url()

    def get_context_data(self, **kwargs):
        back = self.back_url()
        return {
            **super().get_context_data(**kwargs),
            "title": self.title,
            "lead": self.lead,
            "back_url": back,
            "submit_label": self.title,
            "danger": self.danger,
            "breadcrumbs": [(_("Home"), reverse("home")), (str(self.record), back), (str(self.title), None)],
        }


def links(pages, record, user) -> list[dict[str, Any]]:
    """The buttons of those changes that make sense for the record and that the user may take."""
    return [page.link(record) for page in pages if user.has_perms(_permissions(page)) and page.applies(record)]


def _permissions(page) -> tuple[str, ...]:
    wanted = page.permission_required
    return (wanted,) if isinstance(wanted, str) else tuple(wanted)
