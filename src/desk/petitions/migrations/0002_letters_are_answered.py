"""Letters are given to somebody, answered, and some of them shown with every step kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("petitions", "0001_letters_are_received"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="letter",
            options={
                "default_permissions": ["view"],
                "ordering": ["-received_at"],
                "permissions": [
                    ("answer_letter", "Nhận và soạn trả lời thư"),
                    ("approve_answer", "Duyệt, gửi và đăng trả lời thư"),
                ],
                "verbose_name": "thư",
                "verbose_name_plural": "thư",
            },
        ),
        migrations.AddField(
            model_name="letter",
            name="answer",
            field=models.TextField(blank=True, verbose_name="trả lời"),
        ),
        migrations.AddField(
            model_name="letter",
            name="answered_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="trả lời lúc"),
        ),
        migrations.AddField(
            model_name="letter",
            name="assigned_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người phụ trách",
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="is_public",
            field=models.BooleanField(db_index=True, default=False, verbose_name="đang đăng"),
        ),
        migrations.AddField(
            model_name="letter",
            name="may_publish",
            field=models.BooleanField(default=False, verbose_name="người gửi đồng ý đăng nội dung"),
        ),
        migrations.AddField(
            model_name="letter",
            name="public_subject",
            field=models.CharField(blank=True, max_length=200, verbose_name="tiêu đề khi đăng"),
        ),
        migrations.AddField(
            model_name="letter",
            name="public_text",
            field=models.TextField(blank=True, verbose_name="nội dung khi đăng"),
        ),
        migrations.AddField(
            model_name="letter",
            name="put_off_to",
            field=models.DateField(blank=True, null=True, verbose_name="hạn mới"),
        ),
        migrations.AddField(
            model_name="letter",
            name="state",
            field=models.CharField(
                choices=[
                    ("received", "đã nhận"),
                    ("working", "đang xử lý"),
                    ("answered", "đã trả lời"),
                    ("closed", "đã khép lại"),
                ],
                db_index=True,
                default="received",
                max_length=12,
                verbose_name="tình trạng",
            ),
        ),
        migrations.AddField(
            model_name="letter",
            name="unit",
            field=models.CharField(blank=True, max_length=200, verbose_name="đơn vị trả lời"),
        ),
        migrations.AddField(
            model_name="letter",
            name="written_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người soạn",
            ),
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by_name", models.CharField(max_length=255, verbose_name="người làm")),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("assigned", "giao xử lý"),
                            ("progress", "báo tiến độ"),
                            ("written", "soạn trả lời"),
                            ("answered", "duyệt và trả lời"),
                            ("shown", "đăng lên trang"),
                            ("hidden", "thôi đăng"),
                            ("closed", "khép lại"),
                            ("forgotten", "xóa thông tin người gửi"),
                        ],
                        max_length=12,
                        verbose_name="việc",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="petitions.letter",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước xử lý thư",
                "verbose_name_plural": "bước xử lý thư",
                "ordering": ["id"],
                "default_permissions": [],
            },
        ),
    ]
