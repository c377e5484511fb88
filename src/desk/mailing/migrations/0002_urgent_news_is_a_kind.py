"""A mail may tell of urgent news."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mailing", "0001_mails_wait_and_are_counted"),
    ]

    operations = [
        migrations.AlterField(
            model_name="failure",
            name="kind",
            field=models.CharField(
                choices=[
                    ("confirmation", "xác nhận theo dõi"),
                    ("welcome", "chào người theo dõi"),
                    ("answer", "trả lời thư"),
                    ("digest", "tin trong ngày"),
                    ("urgent", "tin khẩn"),
                ],
                max_length=12,
                verbose_name="loại",
            ),
        ),
        migrations.AlterField(
            model_name="mail",
            name="kind",
            field=models.CharField(
                choices=[
                    ("confirmation", "xác nhận theo dõi"),
                    ("welcome", "chào người theo dõi"),
                    ("answer", "trả lời thư"),
                    ("digest", "tin trong ngày"),
                    ("urgent", "tin khẩn"),
                ],
                max_length=12,
                verbose_name="loại",
            ),
        ),
        migrations.AlterField(
            model_name="tally",
            name="kind",
            field=models.CharField(
                choices=[
                    ("confirmation", "xác nhận theo dõi"),
                    ("welcome", "chào người theo dõi"),
                    ("answer", "trả lời thư"),
                    ("digest", "tin trong ngày"),
                    ("urgent", "tin khẩn"),
                ],
                max_length=12,
                verbose_name="loại",
            ),
        ),
    ]
