"""Where pages lay before, and where they lie now."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0002_the_inbox_is_emptied"),
    ]

    operations = [
        migrations.CreateModel(
            name="Moved",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("old", models.CharField(max_length=500, unique=True, verbose_name="địa chỉ cũ")),
                ("new", models.CharField(max_length=500, verbose_name="địa chỉ mới")),
                ("at", models.DateTimeField(verbose_name="lúc")),
            ],
            options={
                "verbose_name": "địa chỉ đã dời",
                "verbose_name_plural": "địa chỉ đã dời",
                "ordering": ["old"],
            },
        ),
    ]
