"""What was built, from what, and what waits to be built."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="Built",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=500, unique=True, verbose_name="địa chỉ")),
                ("file", models.CharField(max_length=520, verbose_name="tệp")),
                ("type", models.CharField(max_length=100, verbose_name="loại nội dung")),
                ("checksum", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("size", models.PositiveBigIntegerField(verbose_name="cỡ, byte")),
                ("modified", models.DateTimeField(verbose_name="nội dung đổi lúc")),
                (
                    "cache",
                    models.CharField(
                        choices=[
                            ("page", "hỏi lại mỗi lần"),
                            ("asset", "giữ mãi: địa chỉ đổi theo nội dung"),
                        ],
                        max_length=10,
                        verbose_name="lưu đệm",
                    ),
                ),
                ("is_page", models.BooleanField(default=False, verbose_name="là trang")),
            ],
            options={
                "verbose_name": "tệp đã dựng",
                "verbose_name_plural": "tệp đã dựng",
                "ordering": ["address"],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("kind", models.CharField(max_length=20, verbose_name="loại")),
                ("keys", models.JSONField(default=list, verbose_name="những gì")),
            ],
            options={
                "verbose_name": "thay đổi chờ dựng",
                "verbose_name_plural": "thay đổi chờ dựng",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Gone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=500, unique=True, verbose_name="địa chỉ")),
            ],
            options={
                "verbose_name": "địa chỉ đã gỡ",
                "verbose_name_plural": "địa chỉ đã gỡ",
                "ordering": ["address"],
            },
        ),
        migrations.CreateModel(
            name="Used",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20, verbose_name="loại")),
                ("key", models.CharField(max_length=400, verbose_name="khóa")),
                ("fingerprint", models.CharField(max_length=80, verbose_name="dấu vết")),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="press.built",
                    ),
                ),
            ],
            options={
                "verbose_name": "thứ được dùng",
                "verbose_name_plural": "thứ được dùng",
                "indexes": [models.Index(fields=["kind", "key"], name="press_who_uses")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "kind", "key"), name="press_use_is_noted_once"
                    )
                ],
            },
        ),
    ]
