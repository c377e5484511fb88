"""Pages that failed are noted and tried again; what is set aside can be handled on a screen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0008_what_is_set_aside_is_kept_whole"),
    ]

    operations = [
        migrations.CreateModel(
            name="Unbuilt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("address", models.CharField(max_length=500, unique=True, verbose_name="địa chỉ")),
                (
                    "owner",
                    models.CharField(blank=True, max_length=200, verbose_name="là trang của"),
                ),
                ("since", models.DateTimeField(verbose_name="từ lúc")),
                ("tried_at", models.DateTimeField(verbose_name="thử lần cuối lúc")),
                ("due_at", models.DateTimeField(db_index=True, verbose_name="thử lại lúc")),
                ("tries", models.PositiveIntegerField(default=0, verbose_name="số lần thử")),
                ("why", models.CharField(max_length=500, verbose_name="vì sao")),
            ],
            options={
                "verbose_name": "trang chưa dựng được",
                "verbose_name_plural": "trang chưa dựng được",
                "ordering": ["since", "address"],
            },
        ),
        migrations.AlterModelOptions(
            name="setaside",
            options={
                "ordering": ["-id"],
                "permissions": [
                    ("handle_setaside", "Xử lý mục để riêng của hộp thư, thử dựng lại trang")
                ],
                "verbose_name": "mục để riêng",
                "verbose_name_plural": "mục để riêng",
            },
        ),
    ]
