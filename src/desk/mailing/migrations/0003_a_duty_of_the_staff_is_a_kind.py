"""A mail may tell the staff of what they are to see to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("mailing", "0002_urgent_news_is_a_kind"),
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
                    ("duty", "nhắc việc cán bộ"),
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
                    ("duty", "nhắc việc cán bộ"),
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
                    ("duty", "nhắc việc cán bộ"),
                ],
                max_length=12,
                verbose_name="loại",
            ),
        ),
    ]
