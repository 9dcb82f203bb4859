"""A close keeps the balances of its day; the database refuses to change them, as it does the figures."""

import django.db.models.deletion
from django.db import migrations, models

from ._kept import keep, release

TABLE = "planning_closedbalance"


def set_up(apps, schema_editor):
    keep(schema_editor, TABLE, "What was closed is never changed.")


def take_down(apps, schema_editor):
    release(schema_editor, TABLE)


class Migration(migrations.Migration):

    dependencies = [
        ('planning', '0006_reports'),
    ]

    operations = [
        migrations.CreateModel(
            name='ClosedBalance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, verbose_name='key of the balance')),
                ('label', models.CharField(max_length=200, verbose_name='balance')),
                ('opening', models.PositiveIntegerField(verbose_name='opening')),
                ('came_in', models.PositiveIntegerField(verbose_name='in')),
                ('went_out', models.PositiveIntegerField(verbose_name='out')),
                ('closing', models.PositiveIntegerField(verbose_name='closing')),
                ('close', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='balances', to='planning.periodclose', verbose_name='close of a period')),
            ],
            options={
                'verbose_name': 'closed balance',
                'verbose_name_plural': 'closed balances',
                'ordering': ['close_id', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('close', 'key'), name='planning_closed_balance_once')],
            },
        ),
        migrations.RunPython(set_up, take_down),
    ]
