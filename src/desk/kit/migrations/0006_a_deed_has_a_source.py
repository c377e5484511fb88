"""From which address a deed was done is kept beside it, for a term."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0005_approving_is_a_right"),
    ]

    operations = [
        migrations.CreateModel(
            name="JournalSource",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="source",
                        serialize=False,
                        to="kit.journalentry",
                        verbose_name="mục nhật ký",
                    ),
                ),
                ("address", models.GenericIPAddressField(verbose_name="địa chỉ máy")),
            ],
            options={
                "verbose_name": "địa chỉ máy của mục nhật ký",
                "verbose_name_plural": "địa chỉ máy của mục nhật ký",
                "default_permissions": ["view"],
            },
        ),
    ]
