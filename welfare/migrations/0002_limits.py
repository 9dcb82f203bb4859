import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('welfare', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalprogramme',
            name='area_cap',
            field=models.DecimalField(blank=True, decimal_places=1, help_text='The floor area of a home that may be given to each of its people.', max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0.01)], verbose_name='at most, m² a person'),
        ),
        migrations.AddField(
            model_name='historicalprogramme',
            name='step_days',
            field=models.PositiveSmallIntegerField(blank=True, help_text='A case that waits longer is overdue; the days of a notice are added. Empty if nothing limits it.', null=True, verbose_name='days a step may take'),
        ),
        migrations.AddField(
            model_name='programme',
            name='area_cap',
            field=models.DecimalField(blank=True, decimal_places=1, help_text='The floor area of a home that may be given to each of its people.', max_digits=5, null=True, validators=[django.core.validators.MinValueValidator(0.01)], verbose_name='at most, m² a person'),
        ),
        migrations.AddField(
            model_name='programme',
            name='step_days',
            field=models.PositiveSmallIntegerField(blank=True, help_text='A case that waits longer is overdue; the days of a notice are added. Empty if nothing limits it.', null=True, verbose_name='days a step may take'),
        ),
    ]
