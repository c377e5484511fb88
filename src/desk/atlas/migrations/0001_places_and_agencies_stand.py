"""Units, what became of them, and agencies."""

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
            name="Agency",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="mã"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("authority", "cơ quan nhà nước"),
                            ("telecom", "doanh nghiệp viễn thông"),
                            ("postal", "doanh nghiệp bưu chính"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "aliases",
                    models.JSONField(blank=True, default=list, verbose_name="cách gọi khác"),
                ),
            ],
            options={
                "verbose_name": "cơ quan, doanh nghiệp",
                "verbose_name_plural": "cơ quan, doanh nghiệp",
                "ordering": ["code"],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="PlaceVersion",
            fields=[
                (
                    "identity",
                    models.CharField(
                        max_length=40, primary_key=True, serialize=False, verbose_name="định danh"
                    ),
                ),
                ("code", models.CharField(db_index=True, max_length=5, verbose_name="mã")),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "level",
                    models.CharField(
                        choices=[("province", "tỉnh"), ("district", "huyện"), ("commune", "xã")],
                        max_length=10,
                        verbose_name="cấp",
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="loại")),
                ("valid_from", models.DateField(null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(null=True, verbose_name="đến ngày")),
                (
                    "parent_code",
                    models.CharField(blank=True, max_length=5, verbose_name="mã cấp trên"),
                ),
                ("legal_act", models.CharField(blank=True, max_length=200, verbose_name="văn bản")),
                (
                    "area",
                    models.DecimalField(
                        blank=True,
                        decimal_places=4,
                        max_digits=12,
                        null=True,
                        verbose_name="diện tích, km²",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị hành chính",
                "verbose_name_plural": "đơn vị hành chính",
                "ordering": ["code", "valid_from"],
                "permissions": [("import_places", "Nhập danh mục địa bàn và cơ quan")],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="PlaceImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("places", models.PositiveIntegerField(verbose_name="số đơn vị")),
                ("successions", models.PositiveIntegerField(verbose_name="số thay đổi")),
                ("agencies", models.PositiveIntegerField(verbose_name="số cơ quan")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhập",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhập danh mục",
                "verbose_name_plural": "các lần nhập danh mục",
                "ordering": ["-id"],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="PlaceSuccession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("effective_on", models.DateField(verbose_name="hiệu lực từ")),
                (
                    "passage",
                    models.CharField(
                        choices=[
                            ("merge", "nhập"),
                            ("split", "chia"),
                            ("rename", "đổi tên"),
                            ("recode", "đổi mã"),
                            ("transfer", "chuyển cấp trên"),
                            ("abolish", "bãi bỏ"),
                        ],
                        max_length=10,
                        verbose_name="cách chuyển",
                    ),
                ),
                (
                    "weight",
                    models.DecimalField(decimal_places=10, max_digits=12, verbose_name="trọng số"),
                ),
                ("legal_act", models.CharField(blank=True, max_length=200, verbose_name="văn bản")),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passes_to",
                        to="atlas.placeversion",
                        verbose_name="đơn vị cũ",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comes_from",
                        to="atlas.placeversion",
                        verbose_name="đơn vị mới",
                    ),
                ),
            ],
            options={
                "verbose_name": "thay đổi địa giới",
                "verbose_name_plural": "thay đổi địa giới",
                "ordering": ["effective_on", "id"],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("effective_on", "source", "target"), name="atlas_one_passage_a_day"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("target__isnull", True)),
                        fields=("effective_on", "source"),
                        name="atlas_one_end_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("weight__gte", 0), ("weight__lte", 1)),
                        name="atlas_a_weight_is_a_share",
                    ),
                ],
            },
        ),
    ]
