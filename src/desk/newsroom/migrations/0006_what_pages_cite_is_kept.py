"""Which figures each page cites is kept beside it; the next look at everything reads them."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0005_pages_have_editions_in_other_languages"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="CitedFrom",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveBigIntegerField(default=0, verbose_name="bản đã đọc")),
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cited_from",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "trang đã đọc để dẫn số",
                "verbose_name_plural": "trang đã đọc để dẫn số",
                "default_permissions": (),
            },
        ),
        migrations.CreateModel(
            name="Cited",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="thứ tự")),
                ("indicator", models.CharField(max_length=100, verbose_name="chỉ tiêu")),
                ("reference", models.CharField(max_length=200, verbose_name="số liệu")),
                ("known_at", models.DateTimeField(null=True, verbose_name="ghim lúc")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "số liệu được dẫn",
                "verbose_name_plural": "số liệu được dẫn",
                "default_permissions": (),
                "indexes": [models.Index(fields=["indicator", "page"], name="newsroom_who_cites")],
            },
        ),
    ]
