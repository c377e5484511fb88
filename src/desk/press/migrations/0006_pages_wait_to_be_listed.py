"""Which pages the site map and the index of search are still to be told of is kept."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0005_a_page_knows_of_what_it_is_one"),
    ]

    operations = [
        migrations.CreateModel(
            name="Unlisted",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "address",
                    models.CharField(max_length=500, unique=True, verbose_name="địa chỉ"),
                ),
            ],
            options={
                "verbose_name": "địa chỉ chờ vào danh sách",
                "verbose_name_plural": "địa chỉ chờ vào danh sách",
                "ordering": ["address"],
            },
        ),
    ]
