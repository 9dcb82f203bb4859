"""People are found by their whole ID number only, no longer by its last four or six.

The words are digests, so that those of a part cannot be told from those of the whole: all are made anew.
"""

from django.db import migrations

from villages.search import WHOLE, digest
from xiaoping.kit.crypto import decrypt

BATCH = 2000


def make_anew(apps, schema_editor):
    token, number, stay = (apps.get_model("villages", name) for name in ("SearchToken", "IdNumber", "Stay"))
    token.objects.filter(token__startswith="d:").delete()
    words = {}
    for person, encrypted in number.objects.filter(until=None).order_by("pk").values_list("person", "encrypted"):
        words.setdefault(person, set()).add(f"d:{digest(decrypt(encrypted)[:WHOLE])}")
    token.objects.bulk_create(
        [
            token(village_id=village, stay_id=key, token=word)
            for key, village, person in stay.objects.order_by("pk").values_list("pk", "village", "person")
            for word in sorted(words.get(person, ()))
        ],
        batch_size=BATCH,
    )


class Migration(migrations.Migration):

    dependencies = [("villages", "0006_narrower_mask_of_id_numbers")]

    operations = [migrations.RunPython(make_anew, migrations.RunPython.noop)]
