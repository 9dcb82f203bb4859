"""Search words are found by how they begin as well, so that a name needs half of them: all are made anew."""

from django.db import migrations, models

from villages.search import words_of
from xiaoping.kit.crypto import decrypt

BATCH = 2000


def make_anew(apps, schema_editor):
    token, number, stay = (apps.get_model("villages", name) for name in ("SearchToken", "IdNumber", "Stay"))
    token.objects.all().delete()
    numbers = {}
    for person, encrypted in number.objects.filter(until=None).order_by("pk").values_list("person", "encrypted"):
        numbers.setdefault(person, []).append(decrypt(encrypted))
    stays = stay.objects.order_by("pk").values_list(
        "village", "pk", "person", "person__name", "household__number", "household__phone"
    )
    words = []
    for village, key, person, *about in stays:
        found = sorted(words_of(*about, numbers.get(person, ())))
        words += [token(village_id=village, stay_id=key, token=word) for word in found]
        if len(words) >= BATCH:
            token.objects.bulk_create(words)
            words = []
    token.objects.bulk_create(words)


class Migration(migrations.Migration):

    dependencies = [("villages", "0008_officer_person")]

    operations = [
        migrations.RemoveIndex(model_name="searchtoken", name="villages_search_token"),
        migrations.RunPython(make_anew, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="searchtoken",
            index=models.Index(
                fields=["village", "token", "stay"],
                name="villages_search_token",
                opclasses=["int8_ops", "varchar_pattern_ops", "int8_ops"],
            ),
        ),
    ]
