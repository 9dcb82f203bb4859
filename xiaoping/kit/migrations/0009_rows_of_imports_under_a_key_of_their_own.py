from collections.abc import Callable

from django.db import migrations, models

from xiaoping.kit.crypto import Box, decrypt, encrypt


def seal(apps, schema_editor):
    for batch in with_rows(apps):
        batch.row_key = Box.new_key()
        batch.save()
        rewrite(batch, decrypt, Box(batch.row_key).seal)


def unseal(apps, schema_editor):
    for batch in with_rows(apps):
        rewrite(batch, Box(batch.row_key).open, encrypt)


def with_rows(apps):
    """The batches whose rows are kept."""
    rows = apps.get_model("kit", "importrow").objects.order_by()
    return apps.get_model("kit", "importbatch").objects.filter(pk__in=rows.values("batch"))


def rewrite(batch, read: Callable[[str], str], write: Callable[[str], str]) -> None:
    """Write what is kept of the rows of a batch in another way."""
    rows = []
    for row in batch.rows.order_by("pk").iterator(chunk_size=2000):
        row.encrypted = write(read(row.encrypted))
        rows.append(row)
        if len(rows) == 2000:
            batch.rows.bulk_update(rows, ["encrypted"], batch_size=500)
            rows.clear()
    batch.rows.bulk_update(rows, ["encrypted"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("kit", "0008_import_rows_without_an_index_twice")]

    operations = [
        migrations.AddField(
            model_name="importbatch",
            name="row_key",
            field=models.TextField(blank=True, default="", editable=False, verbose_name="key of its rows, encrypted"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="importrow",
            name="encrypted",
            field=models.TextField(editable=False, verbose_name="cells and remarks, sealed"),
        ),
        migrations.RunPython(seal, unseal),
    ]
