"""The same file by django-import-export: one resource a model, as its documentation has it, over our own models.

It is spared what it does not do: it writes no history and no search words, checks no ID number and looks for no
duplicate. Households are given to it once each.
"""

from __future__ import annotations

import time
from io import BytesIO

import tablib
from django.db import transaction
from django.db.models.signals import post_save
from django.test.utils import override_settings
from import_export import fields, resources, widgets

from villages.imports import words
from villages.models import Household, IdNumber, Person, PersonYear, Stay, Village, VillagerGroup

from .sheet import DAY, HEAD, YEAR

BULK = {"use_bulk": True, "skip_diff": True, "skip_html_diff": True, "report_skipped": False}


class Words(widgets.Widget):
    """One of the words of the national exports."""

    def __init__(self, known):
        super().__init__()
        self.known = known

    def clean(self, value, row=None, **kwargs):
        return self.known[value] if value else ""


class Ill(widgets.Widget):
    """Whether the state of health is this one."""

    def __init__(self, name):
        super().__init__()
        self.name = name

    def clean(self, value, row=None, **kwargs):
        return words.HEALTH.get(value) == self.name


class Group(widgets.ForeignKeyWidget):
    """The group of this name in the village of the row."""

    def get_queryset(self, value, row, *args, **kwargs):
        return self.model.objects.filter(village__name=row["行政村"])


def text(name: str, column: str, widget=None) -> fields.Field:
    return fields.Field(attribute=name, column_name=column, widget=widget or widgets.CharWidget())


def key(model, name: str) -> widgets.ForeignKeyWidget:
    return widgets.ForeignKeyWidget(model, name)


class Households(resources.ModelResource):
    village = text("village", "行政村", key(Village, "name"))
    group = text("group", "自然村", Group(VillagerGroup, "name"))
    number = text("number", "户编号")
    phone = text("phone", "联系电话")

    class Meta:
        model = Household
        fields = ("id", "village", "group", "number", "phone")

    def before_save_instance(self, instance, row, **kwargs):
        instance.since, instance.since_reason = DAY, "start"


class OfPeople(resources.ModelResource):
    """A resource of what hangs on the person of a row; `people` are those of the run, by ID number."""

    def __init__(self, people: dict[str, Person]):
        super().__init__()
        self.people = people


class People(OfPeople):
    name = text("name", "姓名")
    sex = text("sex", "性别", Words(words.SEX))
    born_on = text("born_on", "出生日期", widgets.DateWidget("%Y-%m-%d"))
    ethnicity = text("ethnicity", "民族")

    class Meta:
        model = Person
        fields = ("id", "name", "sex", "born_on", "ethnicity")

    def before_save_instance(self, instance, row, **kwargs):
        self.people[row["证件号码"]] = instance


class Stays(OfPeople):
    village = text("village", "行政村", key(Village, "name"))
    household = text("household", "户编号", key(Household, "number"))
    relation = text("relation", "与户主关系", Words(words.RELATION))

    class Meta:
        model = Stay
        fields = ("id", "village", "household", "relation")

    def before_save_instance(self, instance, row, **kwargs):
        instance.person = self.people[row["证件号码"]]
        instance.since, instance.since_reason = max(DAY, instance.person.born_on), "start"


class Numbers(OfPeople):
    village = text("village", "行政村", key(Village, "name"))

    class Meta:
        model = IdNumber
        fields = (
            "id",
            "village",
        )

    def before_save_instance(self, instance, row, **kwargs):
        instance.person, instance.since = self.people[row["证件号码"]], DAY
        instance.number = row["证件号码"]


class Years(OfPeople):
    village = text("village", "行政村", key(Village, "name"))
    education = text("education", "文化程度", Words(words.EDUCATION))
    school = text("school", "在校生状况", Words(words.SCHOOL))
    is_chronically_ill = text("is_chronically_ill", "健康状况", Ill("is_chronically_ill"))
    is_seriously_ill = text("is_seriously_ill", "健康状况", Ill("is_seriously_ill"))
    is_disabled = text("is_disabled", "健康状况", Ill("is_disabled"))
    labour = text("labour", "劳动技能", Words(words.LABOUR))

    class Meta:
        model = PersonYear
        fields = ("id", "village", "education", "school", *PersonYear.HEALTH, "labour")

    def before_save_instance(self, instance, row, **kwargs):
        instance.person, instance.year = self.people[row["证件号码"]], YEAR


def bring_in(content: bytes, *, bulk: bool) -> tuple[float, float]:
    """Bring a file in as its admin does: a pass that is taken back, shown to the user, and one that stays.

    Each is one transaction, as ours is, and reads the file anew, as its admin does. Returns the seconds of each.
    """
    kept, post_save.receivers = post_save.receivers, []  # no search words
    post_save.sender_receivers_cache.clear()
    try:
        with override_settings(SIMPLE_HISTORY_ENABLED=False):
            return one_pass(content, bulk, stays=False), one_pass(content, bulk, stays=True)
    finally:
        post_save.receivers = kept
        post_save.sender_receivers_cache.clear()


def one_pass(content: bytes, bulk: bool, *, stays: bool) -> float:
    """Go through the file once; returns the seconds it took."""
    start = time.perf_counter()
    dataset = tablib.Dataset().load(BytesIO(content), format="xlsx")
    place = HEAD.index("户编号")
    homes = tablib.Dataset(*{row[place]: row for row in reversed(dataset)}.values(), headers=list(HEAD))
    people: dict[str, Person] = {}
    runs = [(Households(), homes), *((made(people), dataset) for made in (People, Stays, Numbers, Years))]
    with transaction.atomic():
        for resource, rows in runs:
            for name, value in BULK.items() if bulk else ():
                setattr(resource._meta, name, value)
            done = resource.import_data(rows, raise_errors=True)
            if done.has_validation_errors():
                raise RuntimeError(done.invalid_rows[0].error)
        transaction.set_rollback(not stays)
    return time.perf_counter() - start
