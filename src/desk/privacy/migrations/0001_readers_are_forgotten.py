"""The table of this room: what was decided about keeping personal data."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Keeping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "letters_months",
                    models.PositiveSmallIntegerField(
                        default=24,
                        help_text="Tính từ khi thư được trả lời hoặc khép lại. Hết hạn, mỗi đêm cổng tự xóa họ tên, liên hệ và nội dung gốc; câu trả lời và phần đã đăng được giữ. Rút ngắn thì đêm sau xóa luôn những thư đã quá hạn mới, không lấy lại được.",
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                        verbose_name="giữ thông tin người gửi thư bao nhiêu tháng",
                    ),
                ),
                (
                    "contact",
                    models.CharField(
                        blank=True,
                        help_text="Bộ phận hoặc người trả lời; để trống thì trang ghi liên hệ ở chân trang.",
                        max_length=200,
                        verbose_name="nơi phụ trách dữ liệu cá nhân",
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=40, verbose_name="điện thoại")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử"),
                ),
                (
                    "law",
                    models.TextField(
                        default="Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 ngày 26/06/2025, có hiệu lực từ 01/01/2026\nNghị định 356/2025/NĐ-CP ngày 31/12/2025 quy định chi tiết một số điều và biện pháp thi hành Luật Bảo vệ dữ liệu cá nhân, có hiệu lực từ 01/01/2026",
                        help_text="Mỗi dòng một văn bản: tên, số, ngày, hiệu lực.",
                        verbose_name="căn cứ pháp luật",
                    ),
                ),
                (
                    "since",
                    models.DateField(
                        blank=True,
                        help_text="Đổi cách giữ dữ liệu thì ghi ngày mới; trang báo cho người đọc ngày này.",
                        null=True,
                        verbose_name="áp dụng từ ngày",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "Dữ liệu cá nhân",
            },
        ),
    ]
