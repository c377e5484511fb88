"""Rate tables, fees and what was ruled on them are kept."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Rate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("genre", models.CharField(max_length=80, verbose_name="thể loại")),
                (
                    "lowest",
                    models.DecimalField(
                        decimal_places=2, max_digits=7, verbose_name="hệ số thấp nhất"
                    ),
                ),
                (
                    "highest",
                    models.DecimalField(
                        decimal_places=2, max_digits=7, verbose_name="hệ số cao nhất"
                    ),
                ),
            ],
            options={
                "verbose_name": "hệ số của một thể loại",
                "verbose_name_plural": "hệ số của các thể loại",
                "ordering": ["id"],
                "default_permissions": [],
            },
        ),
        migrations.CreateModel(
            name="RateTable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("valid_from", models.DateField(unique=True, verbose_name="áp dụng từ ngày")),
                (
                    "unit_value",
                    models.PositiveIntegerField(verbose_name="giá trị một đơn vị hệ số (đồng)"),
                ),
                ("document", models.CharField(max_length=300, verbose_name="văn bản quy định")),
            ],
            options={
                "verbose_name": "bảng hệ số nhuận bút",
                "verbose_name_plural": "bảng hệ số nhuận bút",
                "ordering": ["-valid_from"],
                "permissions": [("keep_rates", "Khai bảng hệ số nhuận bút")],
                "default_permissions": [],
            },
        ),
        migrations.CreateModel(
            name="Fee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "page_number",
                    models.PositiveBigIntegerField(db_index=True, verbose_name="trang"),
                ),
                ("page_title", models.CharField(max_length=255, verbose_name="tiêu đề")),
                ("address", models.CharField(max_length=500, verbose_name="địa chỉ")),
                ("published_on", models.DateField(db_index=True, verbose_name="ngày đăng")),
                ("words", models.PositiveIntegerField(verbose_name="số chữ")),
                ("name", models.CharField(max_length=120, verbose_name="họ và tên")),
                ("pen_name", models.CharField(blank=True, max_length=120, verbose_name="bút danh")),
                (
                    "part",
                    models.CharField(
                        choices=[
                            ("author", "Tác giả"),
                            ("photographer", "Ảnh"),
                            ("film", "Quay, dựng"),
                            ("translator", "Biên dịch"),
                            ("editor", "Biên tập"),
                        ],
                        max_length=12,
                        verbose_name="phần việc",
                    ),
                ),
                (
                    "coefficient",
                    models.DecimalField(decimal_places=2, max_digits=7, verbose_name="hệ số"),
                ),
                ("amount", models.PositiveBigIntegerField(verbose_name="nhuận bút (đồng)")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi chú")),
                ("by_name", models.CharField(max_length=255, verbose_name="người chấm")),
                ("at", models.DateTimeField(verbose_name="chấm lúc")),
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
                    "rate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="royalties.rate",
                        verbose_name="thể loại",
                    ),
                ),
            ],
            options={
                "verbose_name": "nhuận bút",
                "verbose_name_plural": "nhuận bút",
                "ordering": ["published_on", "page_number", "id"],
                "permissions": [
                    ("propose_fee", "Chấm nhuận bút"),
                    ("approve_fee", "Duyệt nhuận bút người khác chấm"),
                ],
                "default_permissions": ["view"],
            },
        ),
        migrations.AddField(
            model_name="rate",
            name="table",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rates",
                to="royalties.ratetable",
            ),
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "said",
                    models.CharField(
                        choices=[("approved", "đã duyệt"), ("refused", "không duyệt")],
                        max_length=10,
                        verbose_name="ý kiến",
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=300, verbose_name="lý do")),
                ("by_name", models.CharField(max_length=255, verbose_name="người duyệt")),
                ("at", models.DateTimeField(verbose_name="lúc")),
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
                    "fee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rulings",
                        to="royalties.fee",
                    ),
                ),
            ],
            options={
                "verbose_name": "ý kiến về nhuận bút",
                "verbose_name_plural": "ý kiến về nhuận bút",
                "ordering": ["id"],
                "default_permissions": [],
            },
        ),
        migrations.AddConstraint(
            model_name="rate",
            constraint=models.UniqueConstraint(
                fields=("table", "genre"), name="royalties_a_genre_stands_once"
            ),
        ),
    ]
