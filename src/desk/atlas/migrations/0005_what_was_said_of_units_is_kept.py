"""What the list said of a unit stays when it is corrected; what stands was known all along."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("atlas", "0004_what_became_of_units_is_followed"),
    ]

    operations = [
        migrations.AddField(
            model_name="placeversion",
            name="known_from",
            field=models.DateTimeField(blank=True, null=True, verbose_name="sổ biết từ lúc"),
        ),
        migrations.CreateModel(
            name="PlaceBefore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(db_index=True, max_length=5, verbose_name="mã")),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("country", "cả nước"),
                            ("province", "tỉnh"),
                            ("district", "huyện"),
                            ("commune", "xã"),
                        ],
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
                (
                    "known_from",
                    models.DateTimeField(blank=True, null=True, verbose_name="sổ biết từ lúc"),
                ),
                ("known_to", models.DateTimeField(verbose_name="sổ biết đến lúc")),
                (
                    "place",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="said_before",
                        to="atlas.placeversion",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "điều đã ghi về đơn vị hành chính",
                "verbose_name_plural": "điều đã ghi về đơn vị hành chính",
                "ordering": ["id"],
                "default_permissions": ["view"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("known_from__isnull", True),
                            ("known_from__lt", models.F("known_to")),
                            _connector="OR",
                        ),
                        name="atlas_said_for_a_while",
                    )
                ],
            },
        ),
    ]
