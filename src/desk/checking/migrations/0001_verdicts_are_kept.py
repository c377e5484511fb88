"""What is found of a published text is kept, and who answered for what did not fit."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Waiver",
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
                ("page_title", models.CharField(max_length=255, verbose_name="tiêu đề trang")),
                ("sentence", models.TextField(verbose_name="câu")),
                ("statement", models.CharField(max_length=255, verbose_name="số liệu")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("agrees", "khớp sổ"),
                            ("contradicts", "trái sổ"),
                            ("inconsistent", "lệch trong bài"),
                            ("unbound", "chưa gắn"),
                            ("broken", "số liệu sống hỏng"),
                        ],
                        max_length=20,
                        verbose_name="kết quả kiểm tra",
                    ),
                ),
                ("expected", models.CharField(blank=True, max_length=255, verbose_name="số khớp")),
                ("message", models.TextField(blank=True, verbose_name="điều tìm thấy")),
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
            ],
            options={
                "verbose_name": "giữ nguyên có lý do",
                "verbose_name_plural": "giữ nguyên có lý do",
                "ordering": ["-id"],
                "permissions": [("waive", "Cho giữ nguyên một số liệu trái sổ, có lý do")],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("place", models.CharField(max_length=255, verbose_name="chỗ")),
                ("start", models.PositiveIntegerField(verbose_name="từ chữ")),
                ("end", models.PositiveIntegerField(verbose_name="đến chữ")),
                ("statement", models.CharField(max_length=255, verbose_name="số liệu")),
                ("sentence", models.TextField(verbose_name="câu")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("agrees", "khớp sổ"),
                            ("contradicts", "trái sổ"),
                            ("inconsistent", "lệch trong bài"),
                            ("unbound", "chưa gắn"),
                            ("broken", "số liệu sống hỏng"),
                        ],
                        max_length=20,
                        verbose_name="kết quả",
                    ),
                ),
                ("expected", models.CharField(blank=True, max_length=255, verbose_name="số khớp")),
                ("message", models.TextField(blank=True, verbose_name="điều tìm thấy")),
                (
                    "reference",
                    models.CharField(blank=True, max_length=255, verbose_name="tham chiếu"),
                ),
                ("is_live", models.BooleanField(default=False, verbose_name="số liệu sống")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "revision",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="bản",
                    ),
                ),
                (
                    "waiver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="checking.waiver",
                        verbose_name="giữ nguyên",
                    ),
                ),
            ],
            options={
                "verbose_name": "kết quả kiểm tra",
                "verbose_name_plural": "kết quả kiểm tra",
                "ordering": ["revision", "number"],
                "default_permissions": ["view"],
            },
        ),
        migrations.AddConstraint(
            model_name="waiver",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True),
                name="checking_a_waiver_has_its_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="verdict",
            constraint=models.UniqueConstraint(
                fields=("revision", "number"), name="checking_one_verdict_a_statement"
            ),
        ),
    ]
