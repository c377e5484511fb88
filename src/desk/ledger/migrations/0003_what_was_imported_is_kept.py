"""Every file that somebody brought is kept in a list, and none is imported twice."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0002_plans_name_their_decision"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200, verbose_name="khóa chống nhập lặp")),
                (
                    "digest",
                    models.CharField(
                        db_index=True, max_length=64, verbose_name="dấu của tệp (SHA-256)"
                    ),
                ),
                ("name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("template", models.CharField(blank=True, max_length=255, verbose_name="mẫu")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("recorded", "đã ghi"), ("refused", "từ chối")],
                        max_length=20,
                        verbose_name="kết quả",
                    ),
                ),
                ("new", models.PositiveIntegerField(default=0, verbose_name="số mới")),
                ("unchanged", models.PositiveIntegerField(default=0, verbose_name="số đã có")),
                ("faults", models.PositiveIntegerField(default=0, verbose_name="lỗi")),
                ("warnings", models.PositiveIntegerField(default=0, verbose_name="cảnh báo")),
                ("said", models.TextField(blank=True, verbose_name="lời từ chối")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhập",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhập",
                "verbose_name_plural": "lần nhập",
                "ordering": ["-id"],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("outcome", "recorded")),
                        fields=("key",),
                        name="ledger_a_key_imports_once",
                    )
                ],
            },
        ),
    ]
