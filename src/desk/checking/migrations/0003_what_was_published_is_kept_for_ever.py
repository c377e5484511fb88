"""Verdicts outlive their pages and say what they stood on; what the ledger overtakes is told of."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def date_what_was_kept(apps: Any, schema_editor: Any) -> None:  # noqa: ARG001 — as Django calls it
    """Give each verdict of before the hour and the indicator that it lacks."""
    verdicts = apps.get_model("checking", "Verdict")
    for row in verdicts.objects.select_related("revision").iterator():
        row.at = row.revision.created_at
        row.indicator = row.reference.partition("|")[0]
        row.save(update_fields=["at", "indicator"])


class Migration(migrations.Migration):
    dependencies = [("checking", "0002_a_phrase_that_was_explained_is_remembered")]
    operations = [
        migrations.AlterField(
            "verdict",
            "page",
            models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="kit.portalpage",
                verbose_name="trang",
            ),
        ),
        migrations.AlterField(
            "verdict",
            "revision",
            models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="wagtailcore.revision",
                verbose_name="bản",
            ),
        ),
        migrations.AddField(
            "verdict", "at", models.DateTimeField(null=True, verbose_name="xuất bản lúc")
        ),
        migrations.AddField(
            "verdict",
            "indicator",
            models.CharField(
                blank=True, db_index=True, default="", max_length=255, verbose_name="chỉ tiêu"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "verdict",
            "value",
            models.CharField(blank=True, default="", max_length=255, verbose_name="số trong sổ"),
            preserve_default=False,
        ),
        migrations.AddField(
            "verdict",
            "stood_on",
            models.JSONField(blank=True, default=list, verbose_name="dựa vào"),
        ),
        migrations.RunPython(date_what_was_kept, migrations.RunPython.noop),
        migrations.AlterField("verdict", "at", models.DateTimeField(verbose_name="xuất bản lúc")),
        migrations.AlterModelOptions(
            "verdict",
            options={
                "default_permissions": ["view"],
                "ordering": ["at", "revision", "number"],
                "verbose_name": "kết quả kiểm tra",
                "verbose_name_plural": "kết quả kiểm tra",
            },
        ),
        migrations.RemoveConstraint("verdict", "checking_one_verdict_a_statement"),
        migrations.AddConstraint(
            "verdict",
            models.UniqueConstraint(
                fields=("revision", "at", "number"), name="checking_one_verdict_a_statement"
            ),
        ),
    ]
