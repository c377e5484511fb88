"""A number that readers must not see is a finding of its own kind."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("checking", "0004_what_the_ledger_overtakes_is_told"),
    ]

    operations = [
        migrations.AlterField(
            model_name="verdict",
            name="verdict",
            field=models.CharField(
                choices=[
                    ("agrees", "khớp sổ"),
                    ("contradicts", "trái sổ"),
                    ("inconsistent", "lệch trong bài"),
                    ("unbound", "chưa gắn"),
                    ("broken", "số liệu sống hỏng"),
                    ("withheld", "số được bảo mật"),
                ],
                max_length=20,
                verbose_name="kết quả",
            ),
        ),
        migrations.AlterField(
            model_name="waiver",
            name="verdict",
            field=models.CharField(
                choices=[
                    ("agrees", "khớp sổ"),
                    ("contradicts", "trái sổ"),
                    ("inconsistent", "lệch trong bài"),
                    ("unbound", "chưa gắn"),
                    ("broken", "số liệu sống hỏng"),
                    ("withheld", "số được bảo mật"),
                ],
                max_length=20,
                verbose_name="kết quả kiểm tra",
            ),
        ),
    ]
