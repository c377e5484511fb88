"""What the ledger overtakes is told of for ever."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("checking", "0003_what_was_published_is_kept_for_ever"),
    ]

    operations = [
        migrations.CreateModel(
            name="Correction",
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
                ("place", models.CharField(max_length=255, verbose_name="chỗ")),
                ("sentence", models.TextField(verbose_name="câu")),
                ("said", models.CharField(max_length=255, verbose_name="bài ghi")),
                ("now", models.CharField(max_length=255, verbose_name="số hiện hành")),
                ("about", models.CharField(max_length=500, verbose_name="số liệu")),
                ("indicator", models.CharField(max_length=255, verbose_name="chỉ tiêu")),
                ("reference", models.CharField(max_length=255, verbose_name="tham chiếu")),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("known_at", models.DateTimeField(verbose_name="sổ biết từ")),
                ("is_live", models.BooleanField(default=False, verbose_name="số liệu sống")),
                ("mark", models.CharField(max_length=64, unique=True, verbose_name="dấu")),
                ("at", models.DateTimeField(verbose_name="lúc")),
            ],
            options={
                "verbose_name": "đính chính",
                "verbose_name_plural": "đính chính",
                "ordering": ["-id"],
                "default_permissions": ["view"],
            },
        ),
    ]
