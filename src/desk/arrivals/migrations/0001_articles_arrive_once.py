"""Articles of an old portal arrive once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="Arrival",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=100, verbose_name="nguồn")),
                ("key", models.CharField(max_length=300, verbose_name="mã ở nguồn")),
                ("page_number", models.PositiveBigIntegerField(verbose_name="trang")),
                (
                    "old_address",
                    models.CharField(blank=True, max_length=500, verbose_name="địa chỉ cũ"),
                ),
                ("content", models.CharField(max_length=64, verbose_name="dấu của bản gốc")),
                ("is_live", models.BooleanField(default=False, verbose_name="đã đăng")),
                ("why", models.TextField(blank=True, verbose_name="vì sao còn là nháp")),
                ("at", models.DateTimeField(verbose_name="lúc")),
            ],
            options={
                "verbose_name": "bài đã nhập",
                "verbose_name_plural": "bài đã nhập",
                "permissions": [("import_articles", "Nhập bài từ cổng cũ")],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "key"), name="arrivals_an_article_arrives_once"
                    )
                ],
            },
        ),
    ]
