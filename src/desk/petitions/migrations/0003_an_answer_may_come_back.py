"""An answer whose mail came back is told on the letter, until its sender was told in another way."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0002_letters_are_answered"),
    ]

    operations = [
        migrations.AddField(
            model_name="letter",
            name="mail_number",
            field=models.CharField(
                blank=True,
                db_index=True,
                default="",
                max_length=40,
                verbose_name="số của thư trả lời",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="letter",
            name="returned_at",
            field=models.DateTimeField(
                blank=True, null=True, verbose_name="thư trả lời bị trả lại lúc"
            ),
        ),
        migrations.AlterField(
            model_name="step",
            name="act",
            field=models.CharField(
                choices=[
                    ("assigned", "giao xử lý"),
                    ("progress", "báo tiến độ"),
                    ("written", "soạn trả lời"),
                    ("answered", "duyệt và trả lời"),
                    ("shown", "đăng lên trang"),
                    ("hidden", "thôi đăng"),
                    ("closed", "khép lại"),
                    ("returned", "thư trả lời không đến"),
                    ("told", "đã báo người gửi bằng cách khác"),
                    ("forgotten", "xóa thông tin người gửi"),
                ],
                max_length=12,
                verbose_name="việc",
            ),
        ),
    ]
