"""How far the inbox has been taken in, and what could not be."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0001_what_is_built_is_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Emptied",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=200, unique=True, verbose_name="nguồn")),
                (
                    "position",
                    models.PositiveBigIntegerField(default=0, verbose_name="đã đọc đến byte"),
                ),
                ("last", models.CharField(blank=True, max_length=60, verbose_name="mục cuối")),
                ("is_stream", models.BooleanField(default=False, verbose_name="là luồng")),
                ("at", models.DateTimeField(null=True, verbose_name="lúc")),
            ],
            options={
                "verbose_name": "hộp thư đã đọc",
                "verbose_name_plural": "hộp thư đã đọc",
            },
        ),
        migrations.CreateModel(
            name="SetAside",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("source", models.CharField(max_length=200, verbose_name="nguồn")),
                ("place", models.PositiveBigIntegerField(verbose_name="ở byte")),
                ("why", models.CharField(max_length=300, verbose_name="vì sao")),
                ("line", models.TextField(verbose_name="nguyên văn")),
            ],
            options={
                "verbose_name": "mục để riêng",
                "verbose_name_plural": "mục để riêng",
                "ordering": ["-id"],
            },
        ),
    ]
