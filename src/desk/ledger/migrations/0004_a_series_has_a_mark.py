"""Each series has a mark, so that what changed is known without reading all."""

from typing import Any

from django.db import migrations, models


def mark_what_stands(apps: Any, schema: Any) -> None:
    """Give every series that was recorded before its first mark."""
    alias = schema.connection.alias
    observations = apps.get_model("ledger", "Observation").objects.using(alias).order_by()
    state = apps.get_model("ledger", "SeriesState")
    spots = list(observations.values_list("indicator", "place").distinct())
    state.objects.using(alias).bulk_create(
        (
            state(indicator=indicator, place=place, mark="0", plans="0")
            for indicator, place in (("", ""), *spots)
        ),
        batch_size=300,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0003_what_was_imported_is_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="SeriesState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "indicator",
                    models.CharField(blank=True, max_length=100, verbose_name="chỉ tiêu"),
                ),
                ("place", models.CharField(blank=True, max_length=40, verbose_name="địa bàn")),
                ("mark", models.CharField(max_length=32, verbose_name="dấu")),
                (
                    "plans",
                    models.CharField(blank=True, max_length=32, verbose_name="dấu của kế hoạch"),
                ),
            ],
            options={
                "verbose_name": "dấu của chuỗi số liệu",
                "verbose_name_plural": "dấu của các chuỗi số liệu",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("indicator", "place"), name="ledger_one_mark_a_series"
                    )
                ],
            },
        ),
        migrations.AddIndex(
            model_name="observation",
            index=models.Index(
                condition=models.Q(("status", "withheld")),
                fields=["indicator"],
                name="ledger_what_is_withheld",
            ),
        ),
        migrations.RunPython(mark_what_stands, migrations.RunPython.noop),
    ]
