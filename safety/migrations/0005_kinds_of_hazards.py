from django.db import migrations, models

CATEGORY = [
    ("fire", "fire protection"),
    ("electricity", "electricity and gas"),
    ("dangerous_goods", "dangerous goods"),
    ("structure", "buildings and works"),
    ("traffic", "roads and traffic"),
    ("water", "water and dams"),
    ("equipment", "machines and equipment"),
    ("management", "rules and management"),
    ("other", "other dangers"),
]


def column(model):
    """What was found before kinds were asked is of no kind that is known."""
    return migrations.AddField(
        model_name=model,
        name="category",
        field=models.CharField(choices=CATEGORY, default="other", max_length=20, verbose_name="kind of hazard"),
        preserve_default=False,
    )


class Migration(migrations.Migration):
    dependencies = [("safety", "0004_reserved_figures")]

    operations = [column("hazard"), column("historicalhazard")]
