"""Requests to take down are kept, with every step."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Demand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "page_number",
                    models.PositiveBigIntegerField(db_index=True, verbose_name="trang"),
                ),
                ("page_title", models.CharField(max_length=255, verbose_name="tiêu đề")),
                ("address", models.CharField(max_length=500, verbose_name="địa chỉ")),
                (
                    "revision_number",
                    models.PositiveBigIntegerField(null=True, verbose_name="bản đang đăng"),
                ),
                ("agency", models.CharField(max_length=200, verbose_name="cơ quan yêu cầu")),
                ("number", models.CharField(max_length=80, verbose_name="số văn bản")),
                ("dated", models.DateField(verbose_name="ngày văn bản")),
                ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                ("why", models.TextField(max_length=2000, verbose_name="nội dung yêu cầu")),
            ],
            options={
                "verbose_name": "yêu cầu gỡ bỏ",
                "verbose_name_plural": "yêu cầu gỡ bỏ",
                "ordering": ["-id"],
                "permissions": [("obey_demand", "Nhận và thi hành yêu cầu gỡ bỏ")],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by_name", models.CharField(max_length=255, verbose_name="người làm")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("received", "ghi nhận"),
                            ("taken_down", "gỡ khỏi trang"),
                            ("restored", "cho đăng lại"),
                        ],
                        max_length=12,
                        verbose_name="việc",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="ghi chú")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "demand",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="takedowns.demand",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước thi hành",
                "verbose_name_plural": "bước thi hành",
                "ordering": ["id"],
                "default_permissions": ["view"],
            },
        ),
    ]
