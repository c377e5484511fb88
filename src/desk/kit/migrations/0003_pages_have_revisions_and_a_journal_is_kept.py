"""Pages have revisions and begin as drafts; deeds are written down."""

import uuid

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

REVISION = {
    "blank": True,
    "editable": False,
    "null": True,
    "on_delete": django.db.models.deletion.SET_NULL,
    "related_name": "+",
    "to": "wagtailcore.revision",
}


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0002_pages_have_a_language"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            "portalpage",
            "latest_revision",
            models.ForeignKey(verbose_name="latest revision", **REVISION),
        ),
        migrations.AddField(
            "portalpage",
            "live_revision",
            models.ForeignKey(verbose_name="live revision", **REVISION),
        ),
        migrations.AlterField(
            "portalpage",
            "live",
            models.BooleanField(default=False, editable=False, verbose_name="đang xuất bản"),
        ),
        migrations.AlterField(
            "portalpage",
            "locale",
            models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField(
            "portalpage", "translation_key", models.UUIDField(default=uuid.uuid4, editable=False)
        ),
        migrations.AlterUniqueTogether("portalpage", {("translation_key", "locale")}),
        migrations.CreateModel(
            "JournalEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(db_index=True, verbose_name="lúc")),
                ("by_name", models.CharField(max_length=255, verbose_name="tên người làm")),
                ("act", models.CharField(db_index=True, max_length=100, verbose_name="việc")),
                (
                    "subject",
                    models.CharField(db_index=True, max_length=500, verbose_name="đối tượng"),
                ),
                (
                    "details",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        verbose_name="chi tiết",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người làm",
                    ),
                ),
            ],
            options={
                "verbose_name": "mục nhật ký",
                "verbose_name_plural": "nhật ký",
                "ordering": ["-id"],
            },
        ),
    ]
