"""A reminder of a request that waits is a step of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("takedowns", "0001_requests_are_kept"),
    ]

    operations = [
        migrations.AlterField(
            model_name="step",
            name="act",
            field=models.CharField(
                choices=[
                    ("received", "ghi nhận"),
                    ("reminded", "nhắc qua thư"),
                    ("taken_down", "gỡ khỏi trang"),
                    ("restored", "cho đăng lại"),
                ],
                max_length=12,
                verbose_name="việc",
            ),
        ),
    ]
