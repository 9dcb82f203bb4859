"""Every model of ours says what it is, and every field is classed personal or open."""

import pytest
from django.apps import apps

OURS = ("kit", "villages", "poverty", "welfare", "safety", "planning")
MODELS = [
    model
    for label in OURS
    for model in apps.get_app_config(label).get_models()
    if not model.__name__.startswith("Historical")
]
every_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)

FORBIDDEN = ("petition", "drug", "addict", "key_person", "上访", "吸毒", "重点人员")


@every_model
def test_says_what_it_means(model):
    assert len(model.__doc__.strip()) > 30
    assert not model.__doc__.startswith(f"{model.__name__}(")


@every_model
def test_has_its_own_words(model):
    assert model.__str__ is not object.__str__
    assert model._meta.ordering


@every_model
def test_every_field_is_classed(model):
    concrete = [field for field in model._meta.local_concrete_fields if not field.primary_key and not field.is_relation]
    classed = set(getattr(model, "PERSONAL", {})) | set(getattr(model, "OPEN", ()))
    assert {field.name for field in concrete} <= classed


@every_model
def test_no_field_is_classed_twice(model):
    assert not set(getattr(model, "PERSONAL", {})) & set(getattr(model, "OPEN", ()))


@every_model
def test_no_table_of_petitioners_or_drug_users(model):
    names = " ".join([model.__name__.lower(), *(field.name for field in model._meta.get_fields())])
    assert not any(word in names for word in FORBIDDEN)


@every_model
def test_indexes_of_village_records_begin_with_the_village(model):
    fields = {field.name for field in model._meta.get_fields()}
    firsts = {index.fields[0] for index in model._meta.indexes if "village" in fields}
    assert firsts <= {"village"}
