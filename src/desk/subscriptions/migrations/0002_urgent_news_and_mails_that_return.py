"""Urgent news is told by two people; an address whose mails come back is paused."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("subscriptions", "0001_readers_follow_topics"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="subscriber",
            name="paused_at",
            field=models.DateTimeField(
                blank=True, db_index=True, null=True, verbose_name="ngừng gửi từ"
            ),
        ),
        migrations.AddField(
            model_name="subscriber",
            name="returned",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="số ngày thư bị trả lại"
            ),
        ),
        migrations.AddField(
            model_name="subscriber",
            name="returned_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="ngày gần nhất thư bị trả lại"
            ),
        ),
        migrations.CreateModel(
            name="Urgent",
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
                ("address", models.CharField(max_length=2000, verbose_name="địa chỉ")),
                ("said", models.CharField(max_length=300, verbose_name="lời báo")),
                ("asked_name", models.CharField(max_length=255, verbose_name="người đề nghị")),
                ("asked_at", models.DateTimeField(verbose_name="đề nghị lúc")),
                (
                    "approved_name",
                    models.CharField(blank=True, max_length=255, verbose_name="người duyệt"),
                ),
                (
                    "approved_at",
                    models.DateTimeField(db_index=True, null=True, verbose_name="duyệt lúc"),
                ),
                ("dropped_at", models.DateTimeField(null=True, verbose_name="thôi gửi lúc")),
                (
                    "told_to",
                    models.PositiveBigIntegerField(default=0, verbose_name="đã soạn đến người thứ"),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="số thư")),
                ("done_at", models.DateTimeField(null=True, verbose_name="soạn xong lúc")),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "tin khẩn",
                "verbose_name_plural": "tin khẩn",
                "ordering": ["-id"],
                "permissions": [
                    ("ask_urgent", "Đề nghị gửi tin khẩn"),
                    ("approve_urgent", "Duyệt gửi tin khẩn"),
                ],
                "default_permissions": [],
            },
        ),
    ]
