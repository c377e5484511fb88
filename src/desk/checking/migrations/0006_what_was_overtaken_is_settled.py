"""Who lets an overtaken statement stand and why, and who is to look at a page, are kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("checking", "0005_a_withheld_number_is_held"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Assignment",
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
                ("by_name", models.CharField(max_length=255, verbose_name="người giao")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người phụ trách",
                    ),
                ),
            ],
            options={
                "verbose_name": "giao bài cần xem lại",
                "verbose_name_plural": "giao bài cần xem lại",
                "ordering": ["-id"],
                "permissions": [("assign", "Giao bài cần xem lại cho người khác")],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(verbose_name="lý do")),
                (
                    "by_name",
                    models.CharField(max_length=255, verbose_name="tên người chịu trách nhiệm"),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người chịu trách nhiệm",
                    ),
                ),
                (
                    "correction",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="checking.correction",
                        verbose_name="đính chính",
                    ),
                ),
            ],
            options={
                "verbose_name": "để nguyên số đã đăng",
                "verbose_name_plural": "để nguyên số đã đăng",
                "ordering": ["-id"],
                "permissions": [("settle", "Cho để nguyên một số đã đăng mà sổ đã đổi, có lý do")],
                "default_permissions": ["view"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="checking_a_settlement_has_its_reason",
                    )
                ],
            },
        ),
    ]
