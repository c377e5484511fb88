"""What is set aside of the inbox is kept byte for byte; of before only what people are shown is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0007_pieces_are_as_many_as_the_site_needs"),
    ]

    operations = [
        migrations.AddField(
            model_name="setaside",
            name="content",
            field=models.BinaryField(default=b"", verbose_name="nguyên văn, từng byte"),
        ),
        migrations.AlterField(
            model_name="setaside",
            name="line",
            field=models.TextField(verbose_name="phần đầu, để đọc"),
        ),
    ]
