"""A picture of the library says whose it is and by which right it is shown."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.CreateModel(
            name="PictureRights",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("author", models.CharField(blank=True, max_length=160, verbose_name="người chụp")),
                (
                    "owner",
                    models.CharField(blank=True, max_length=160, verbose_name="chủ sở hữu ảnh"),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own", "Ảnh của cơ quan, do người của cơ quan chụp"),
                            ("given", "Chủ ảnh cho phép bằng văn bản"),
                            ("licensed", "Giấy phép mở hoặc đã mua"),
                            ("free", "Hết hạn bảo hộ hoặc không được bảo hộ"),
                        ],
                        max_length=8,
                        verbose_name="căn cứ được dùng",
                    ),
                ),
                (
                    "permission",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="văn bản cho phép, giấy phép"
                    ),
                ),
                (
                    "people",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("nobody", "Không nhận ra ai trong ảnh"),
                            ("public", "Hoạt động công khai (Bộ luật Dân sự, Điều 32.2)"),
                            ("agreed", "Người trong ảnh đã đồng ý"),
                        ],
                        max_length=6,
                        verbose_name="người trong ảnh",
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="sự đồng ý ghi ở đâu"
                    ),
                ),
                (
                    "image",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rights",
                        to="wagtailimages.image",
                        verbose_name="ảnh",
                    ),
                ),
            ],
            options={
                "verbose_name": "quyền với ảnh",
                "verbose_name_plural": "quyền với ảnh",
                "default_permissions": (),
            },
        ),
    ]
