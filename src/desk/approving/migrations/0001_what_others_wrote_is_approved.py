"""What was approved is kept, and a workflow has a step for it."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Approving",
            fields=[
                (
                    "task_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.task",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước duyệt của người khác",
                "verbose_name_plural": "bước duyệt của người khác",
            },
            bases=("wagtailcore.task",),
        ),
        migrations.CreateModel(
            name="Approval",
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
                ("content", models.CharField(max_length=64, verbose_name="dấu của nội dung")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by_name", models.CharField(max_length=255, verbose_name="tên người duyệt")),
                (
                    "written_by_name",
                    models.CharField(blank=True, max_length=255, verbose_name="người sửa lần cuối"),
                ),
                ("is_alone", models.BooleanField(default=False, verbose_name="xuất bản khẩn")),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người duyệt",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần duyệt",
                "verbose_name_plural": "lần duyệt",
                "ordering": ["-id"],
                "permissions": [("approve_page", "Duyệt bài và xuất bản khẩn có lý do")],
                "default_permissions": ["view"],
                "indexes": [
                    models.Index(fields=["page_number", "content"], name="approving_of_a_content")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_alone", False),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="approving_alone_has_its_reason",
                    )
                ],
            },
        ),
    ]
