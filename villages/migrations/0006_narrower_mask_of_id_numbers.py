"""The mask of ID numbers shows the first six and the last figure only; a disability number's the first six.

It used to show the last four, from which the number could be put together, for the birth date stands beside it.
"""

from django.db import migrations
from django.db.models import Value
from django.db.models.functions import Concat, Length, Substr


def narrow(apps, schema_editor):
    for name in ("IdNumber", "HistoricalIdNumber"):
        rows = apps.get_model("villages", name).objects.using(schema_editor.connection.alias)
        rows = rows.annotate(figures=Length("masked"))
        rows.filter(figures=18).update(masked=Concat(Substr("masked", 1, 6), Value("*" * 11), Substr("masked", 18, 1)))
        rows.filter(figures=20).update(masked=Concat(Substr("masked", 1, 6), Value("*" * 14)))


class Migration(migrations.Migration):

    dependencies = [("villages", "0005_search_words_without_constraints")]

    operations = [migrations.RunPython(narrow, migrations.RunPython.noop)]
