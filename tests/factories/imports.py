"""Files that were brought in."""

import factory
from factory.django import DjangoModelFactory

from xiaoping.kit.crypto import Box
from xiaoping.kit.models import ImportBatch, ImportRow

from .kit import UserFactory


class ImportBatchFactory(DjangoModelFactory):
    class Meta:
        model = ImportBatch

    user = factory.SubFactory(UserFactory)
    kind = "poverty.register"
    file_name = "名单.xlsx"
    sha256 = factory.Sequence(lambda n: f"{n:064}")
    year = 2018
    day = "2019-04-15"
    row_key = factory.LazyFunction(Box.new_key)


class ImportRowFactory(DjangoModelFactory):
    class Meta:
        model = ImportRow

    batch = factory.SubFactory(ImportBatchFactory)
    sheet = "csv"
    line = 2
    outcome = "new"
    encrypted = factory.LazyAttribute(
        lambda row: row.batch.box.seal('{"cells": [], "about": "某某", "changes": [], "problems": []}')
    )
