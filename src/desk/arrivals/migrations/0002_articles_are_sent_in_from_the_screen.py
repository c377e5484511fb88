"""Articles of an old portal are sent in from the screen as well."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("arrivals", "0001_articles_arrive_once"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=100, verbose_name="tên cổng cũ")),
                ("name", models.CharField(max_length=200, verbose_name="tệp")),
                ("by_name", models.CharField(max_length=200, verbose_name="tên người gửi")),
                ("at", models.DateTimeField(verbose_name="gửi lúc")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="đã xét")),
                ("title", models.CharField(blank=True, max_length=300, verbose_name="bài vừa xét")),
                ("counts", models.JSONField(default=dict, verbose_name="kết quả")),
                ("lines", models.JSONField(default=list, verbose_name="báo cáo")),
                ("fault", models.TextField(blank=True, verbose_name="vì sao không đọc tiếp được")),
                ("halted_at", models.DateTimeField(null=True, verbose_name="dừng lúc")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="xong lúc")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người gửi",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhập bài",
                "verbose_name_plural": "lần nhập bài",
                "ordering": ["-pk"],
                "default_permissions": (),
            },
        ),
    ]
