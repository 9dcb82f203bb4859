"""The pages for what a village has and does: all kinds of a village, one record, and entering, ending and correcting
it. Every page is made from the declarations in `works`."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xiaoping.kit.actionpages import ActionPage, links
from xiaoping.kit.forms import CorrectionForm
from xiaoping.kit.history import changes_of
from xiaoping.kit.registry import sheet_actions
from xiaoping.kit.tables import body

from ..actions import works as actions
from ..forms.works import EndForm
from ..models import Road, Village
from ..sheets import Sheet
from ..works import WORKS, Work

LATEST = 3  # rows of a kind on the page of all kinds


class FoundFirst(ActionPage):
    """What lies outside the user's villages is not found, whatever the role: only then is asked who may."""

    def has_permission(self):
        return bool(self.record) and super().has_permission()


class EnterWork(FoundFirst):
    """Enters a record of a village; afterwards its own page is shown."""

    model = Village
    work: Work
    act = staticmethod(actions.enter_work)
    title = gettext_lazy("Entered for a village")

    @classmethod
    def applies(cls, record):
        return record.until is None

    def message(self, result):
        return _("“%(record)s” is on record.") % {"record": result}

    def back_url(self):
        return reverse("villages:village_works", args=[self.record.pk])

    def get_success_url(self):
        return reverse(f"{self.work.app}:{self.work.name}_detail", args=[self.result.pk])


class EnterRoad(EnterWork):
    """Enters a road with whom it serves."""

    act = staticmethod(actions.enter_road)
    title = gettext_lazy("Entered a road")


class WorkPage(FoundFirst):
    """Something happens to a record of a village; afterwards its own page is shown."""

    work: Work
    record_name = "record"

    def back_url(self):
        return reverse(f"{self.work.app}:{self.work.name}_detail", args=[self.record.pk])


class EndWork(WorkPage):
    """It ended, or was finished."""

    act = staticmethod(actions.end_work)
    title = gettext_lazy("Ended")
    slug, icon = "end", "calendar-check"

    @classmethod
    def applies(cls, record):
        return getattr(record, cls.work.ends) is None


class CorrectWork(WorkPage):
    """A wrong entry is put right."""

    act = staticmethod(actions.correct_work)
    title = gettext_lazy("Correct the entry")
    slug = "correction"


class WorkSheet(Sheet):
    """One record of a village, with what rests on it, its changes, and what can be done about it."""

    work: Work
    pages: tuple = ()
    with_record = ("village",)
    template_name = "villages/work_detail.html"

    def get_context_data(self, **kwargs):
        record, work = self.record(), self.work
        declared = {name: column for name, column in work.table.declared().items() if name != "village"}
        values = work.model.objects.filter(pk=record.pk).values_list(*(column.path for column in declared.values()))
        related = [line for name in work.related for line in getattr(record, name).all()]
        writable = work.model.objects.writable_by(self.request.user).filter(pk=record.pk).exists()
        kind = str(work.model._meta.verbose_name_plural)
        return {
            "title": str(record),
            "kind": work.model._meta.verbose_name,
            "village": record.village,
            "facts": [
                (column.verbose_name, column.format.text(value))
                for column, value in zip(declared.values(), values[0], strict=True)
            ],
            "related": [
                {"kind": line._meta.verbose_name, "text": str(line), "url": _address(line)} for line in related
            ],
            "actions": links(self.pages, record, self.request.user) if writable else [],
            "changes": changes_of(record, *related, user=self.request.user),
            "breadcrumbs": [
                (_("Home"), reverse("home")),
                *([(str(record.village), record.village.get_absolute_url())] if record.village else []),
                (kind, reverse(f"{work.app}:{work.name}_list")),
                (str(record), None),
            ],
        }


def _address(record) -> str:
    """The page of a record that has one."""
    name = record._meta.model_name
    return reverse(f"villages:{name}_detail", args=[record.pk]) if name in {work.name for work in WORKS} else ""


class VillageWorks(Sheet):
    """What a village has and does, kind by kind: the latest rows, all of them, and the way to enter one."""

    model = Village
    permission_required = "villages.view_village"
    template_name = "villages/village_works.html"

    def get_context_data(self, **kwargs):
        village, user = self.record(), self.request.user
        title = _("Village works")
        writable = Village.objects.writable_by(user).filter(pk=village.pk).exists()
        return {
            "title": title,
            "lead": village.name,
            "kinds": [self.kind(work, village) for work in WORKS if user.has_perm(work.permission("view"))],
            "entering": {page.work.name: page.link(village) for page in ENTRIES if self.may(page, village)}
            if writable
            else {},
            "breadcrumbs": [(_("Home"), reverse("home")), (village.name, village.get_absolute_url()), (title, None)],
        }

    def may(self, page, village) -> bool:
        return self.request.user.has_perm(page.permission_required) and page.applies(village)

    def kind(self, work: Work, village) -> dict[str, Any]:
        """A kind with its latest rows."""
        names = [name for name in work.table.declared() if name != "village"]
        rows = work.model.objects.in_village(village).order_by("-pk").values_list(*work.table.paths(names))
        declared = work.table.declared()
        return {
            "name": work.name,
            "label": work.model._meta.verbose_name_plural,
            "icon": work.icon,
            "head": [{"label": declared[name].verbose_name, "css": declared[name].format.css} for name in names],
            "body": body(work.table, names, list(rows[:LATEST])),
            "url": f"{reverse(f'villages:{work.name}_list')}?village={village.pk}",
        }


def entry(work: Work) -> type[EnterWork]:
    """The page that enters a work, below the address of its village."""
    form = type(f"{work.model.__name__}Form", (work.form,), {"record_model": work.model, "asks": work.asks})
    base = EnterRoad if work.model is Road else EnterWork
    given = {
        "__module__": f"{work.app}.pages.works",
        "work": work,
        "form_class": form,
        "title": work.title,
        "icon": work.icon,
        "slug": work.name,
        "permission_required": work.permission("add"),
    }
    return type(f"Enter{work.model.__name__}", (base,), given)


def changes(work: Work) -> list[type[WorkPage]]:
    """The pages that end a work and put it right."""
    given = {
        "__module__": f"{work.app}.pages.works",
        "work": work,
        "model": work.model,
        "permission_required": work.permission("change"),
    }
    changing = (*(name for name in work.asks if name not in work.fixed), *((work.ends,) if work.ends else ()))
    form = type(f"{work.model.__name__}CorrectionForm", (CorrectionForm,), {"corrects": changing})
    pages: list[type[WorkPage]] = []
    if work.ends:
        ending = type(f"{work.model.__name__}EndForm", (EndForm,), {"ends": work.ends, "begin": work.begin})
        pages.append(
            type(f"End{work.model.__name__}", (EndWork,), {**given, "title": work.ending, "form_class": ending})
        )
    return [*pages, type(f"Correct{work.model.__name__}", (CorrectWork,), {**given, "form_class": form})]


def sheet(work: Work, pages: list[type[WorkPage]]) -> type[WorkSheet]:
    """The page of a work, with the ways to change it."""
    given = {
        "work": work,
        "model": work.model,
        "permission_required": work.permission("view"),
        "pages": tuple(pages),
    }
    return type(f"{work.model.__name__}Sheet", (WorkSheet,), given)


ENTRIES = [entry(work) for work in WORKS]
CHANGES = {work.name: changes(work) for work in WORKS}
SHEETS = [sheet(work, CHANGES[work.name]) for work in WORKS]

urlpatterns = [
    path("villages/<int:pk>/works/", VillageWorks.as_view(), name="village_works"),
    *(page.pattern("villages") for page in ENTRIES),
    *(page.pattern(work.prefix) for work in WORKS for page in CHANGES[work.name]),
    *(path(f"{one.work.prefix}/<int:pk>/", one.as_view(), name=f"{one.work.name}_detail") for one in SHEETS),
]


def village_actions(village, user) -> list[dict[str, Any]]:
    """The button on a village's sheet that leads to its works."""
    may = any(user.has_perm(page.permission_required) and page.applies(village) for page in ENTRIES)
    address = reverse("villages:village_works", args=[village.pk])
    return [{"label": _("Enter village works"), "url": address, "icon": "hammer"}] if may else []


sheet_actions.add("village.works", village_actions)
