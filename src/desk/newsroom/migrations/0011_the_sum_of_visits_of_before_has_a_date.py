"""The sum of visits that was carried over gets its date; none where nobody knows it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0010_the_newest_articles_are_found_by_an_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="visitcounter",
            name="balance_on",
            field=models.DateField(
                blank=True,
                help_text="Ngày mà số dư được chốt; để trống khi nguồn không ghi.",
                null=True,
                verbose_name="ngày chốt",
            ),
        ),
        migrations.AlterField(
            model_name="visitcounter",
            name="note",
            field=models.CharField(
                blank=True, help_text="Số mang sang từ đâu.", max_length=300, verbose_name="ghi chú"
            ),
        ),
    ]
