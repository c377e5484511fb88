"""Readers ask to be told of topics, and confirm."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="Asked",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, unique=True, verbose_name="khóa")),
                (
                    "entry",
                    models.CharField(max_length=64, unique=True, verbose_name="mã mục hộp thư"),
                ),
                ("address", models.EmailField(max_length=254, verbose_name="thư điện tử")),
                ("box", models.CharField(db_index=True, max_length=254, verbose_name="hộp thư")),
                ("topics", models.JSONField(default=list, verbose_name="mục")),
                ("at", models.DateTimeField(db_index=True, verbose_name="lúc")),
            ],
            options={
                "verbose_name": "lượt đăng ký chờ xác nhận",
                "verbose_name_plural": "lượt đăng ký chờ xác nhận",
                "ordering": ["id"],
                "default_permissions": [],
            },
        ),
        migrations.CreateModel(
            name="Subscriber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=40, unique=True, verbose_name="khóa")),
                (
                    "address",
                    models.EmailField(max_length=254, unique=True, verbose_name="thư điện tử"),
                ),
                ("topics", models.JSONField(default=list, verbose_name="mục")),
                ("confirmed_at", models.DateTimeField(verbose_name="xác nhận lúc")),
                ("told_on", models.DateField(db_index=True, verbose_name="thư gần nhất")),
                ("told_until", models.DateTimeField(verbose_name="đã báo đến")),
            ],
            options={
                "verbose_name": "người theo dõi",
                "verbose_name_plural": "người theo dõi",
                "ordering": ["id"],
                "permissions": [("erase_subscriber", "Xóa một địa chỉ theo yêu cầu")],
                "default_permissions": ["view"],
            },
        ),
    ]
