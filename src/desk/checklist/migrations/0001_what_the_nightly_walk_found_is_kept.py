"""Dead links and addresses elsewhere are kept from night to night."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Elsewhere",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=500, unique=True, verbose_name="địa chỉ")),
                ("asked_on", models.DateField(verbose_name="hỏi ngày")),
                (
                    "failed",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="số đêm không mở được"
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=200, verbose_name="vì sao")),
            ],
            options={
                "verbose_name": "địa chỉ ngoài cổng",
                "verbose_name_plural": "địa chỉ ngoài cổng",
                "default_permissions": [],
            },
        ),
        migrations.CreateModel(
            name="DeadLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said", models.TextField(verbose_name="liên kết")),
                ("since", models.DateField(verbose_name="hỏng từ ngày")),
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
                "verbose_name": "liên kết hỏng",
                "verbose_name_plural": "liên kết hỏng",
                "ordering": ["-since", "page__title", "id"],
                "default_permissions": [],
            },
        ),
    ]
