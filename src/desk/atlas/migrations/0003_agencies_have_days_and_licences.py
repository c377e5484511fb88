"""A body or firm is known from a day to a day, by a licence, as somebody looked at it last."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("atlas", "0002_a_split_declares_its_basis"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="agency",
            options={
                "default_permissions": ["view"],
                "ordering": ["code"],
                "permissions": [("keep_agencies", "Giữ danh sách cơ quan, doanh nghiệp")],
                "verbose_name": "cơ quan, doanh nghiệp",
                "verbose_name_plural": "cơ quan, doanh nghiệp",
            },
        ),
        migrations.AddField(
            model_name="agency",
            name="checked_on",
            field=models.DateField(blank=True, null=True, verbose_name="rà soát ngày"),
        ),
        migrations.AddField(
            model_name="agency",
            name="edited_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="sửa trên màn hình lúc"),
        ),
        migrations.AddField(
            model_name="agency",
            name="licence",
            field=models.CharField(
                blank=True, default="", max_length=120, verbose_name="số giấy phép"
            ),
        ),
        migrations.AddField(
            model_name="agency",
            name="licence_kind",
            field=models.CharField(
                blank=True,
                choices=[("licence", "giấy phép"), ("confirmation", "văn bản xác nhận")],
                default="",
                max_length=20,
                verbose_name="loại giấy phép",
            ),
        ),
        migrations.AddField(
            model_name="agency",
            name="places",
            field=models.JSONField(blank=True, default=list, verbose_name="hoạt động ở"),
        ),
        migrations.AddField(
            model_name="agency",
            name="valid_from",
            field=models.DateField(blank=True, null=True, verbose_name="từ ngày"),
        ),
        migrations.AddField(
            model_name="agency",
            name="valid_to",
            field=models.DateField(blank=True, null=True, verbose_name="đến ngày"),
        ),
        migrations.AlterField(
            model_name="placeversion",
            name="level",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True),
                    models.Q(
                        ("valid_from__isnull", False), ("valid_to__gte", models.F("valid_from"))
                    ),
                    _connector="OR",
                ),
                name="atlas_an_agency_ends_after_it_began",
            ),
        ),
        migrations.AddConstraint(
            model_name="agency",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_from__isnull", True), ("checked_on__isnull", False), _connector="OR"
                ),
                name="atlas_who_is_counted_was_looked_at",
            ),
        ),
    ]
