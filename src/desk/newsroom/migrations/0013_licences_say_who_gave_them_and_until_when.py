"""A licence says who gave it, of which kind it is and until when; nobody knows so far."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0012_every_kind_of_page_draws_the_ledger"),
    ]

    operations = [
        migrations.AddField(
            model_name="imprint",
            name="licence_issuer",
            field=models.CharField(blank=True, max_length=200, verbose_name="cơ quan cấp phép"),
        ),
        migrations.AddField(
            model_name="imprint",
            name="licence_kind",
            field=models.CharField(
                blank=True,
                help_text="Ví dụ: trang thông tin điện tử tổng hợp.",
                max_length=160,
                verbose_name="loại giấy phép",
            ),
        ),
        migrations.AddField(
            model_name="imprint",
            name="licence_until",
            field=models.DateField(
                blank=True,
                help_text="Sáu tháng trước ngày này cổng bắt đầu nhắc.",
                null=True,
                verbose_name="giấy phép hết hạn",
            ),
        ),
        migrations.AddField(
            model_name="imprint",
            name="press_licence_issuer",
            field=models.CharField(
                blank=True, max_length=200, verbose_name="cơ quan cấp giấy phép tổng hợp"
            ),
        ),
        migrations.AddField(
            model_name="imprint",
            name="press_licence_on",
            field=models.DateField(
                blank=True, null=True, verbose_name="ngày cấp giấy phép tổng hợp"
            ),
        ),
    ]
