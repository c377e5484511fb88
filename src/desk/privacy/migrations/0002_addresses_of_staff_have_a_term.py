"""From where staff did what they did is kept for a term too."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("privacy", "0001_readers_are_forgotten"),
    ]

    operations = [
        migrations.AddField(
            model_name="keeping",
            name="addresses_months",
            field=models.PositiveSmallIntegerField(
                default=12,
                help_text="Nhật ký ghi mỗi việc làm từ máy nào. Hết hạn, mỗi đêm cổng tự xóa địa chỉ ấy; việc, người làm và lý do thì giữ mãi. Tiêu chuẩn về an toàn hệ thống đòi giữ đến 12 tháng.",
                validators=[
                    django.core.validators.MinValueValidator(12),
                    django.core.validators.MaxValueValidator(120),
                ],
                verbose_name="giữ địa chỉ máy của cán bộ trong nhật ký bao nhiêu tháng",
            ),
        ),
    ]
