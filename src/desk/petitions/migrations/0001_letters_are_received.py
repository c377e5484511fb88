"""Letters and ratings."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.CharField(max_length=64, unique=True, verbose_name="mã mục hộp thư"),
                ),
                (
                    "receipt",
                    models.CharField(max_length=20, unique=True, verbose_name="mã tra cứu"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("letter", "thư"), ("correction", "báo lỗi trong bài")],
                        max_length=12,
                        verbose_name="loại",
                    ),
                ),
                (
                    "to",
                    models.CharField(
                        choices=[("ban-bien-tap", "Ban biên tập"), ("so", "Sở")],
                        max_length=20,
                        verbose_name="gửi đến",
                    ),
                ),
                ("received_at", models.DateTimeField(verbose_name="nhận lúc")),
                ("name", models.CharField(blank=True, max_length=120, verbose_name="họ và tên")),
                ("contact", models.CharField(blank=True, max_length=200, verbose_name="liên hệ")),
                ("subject", models.CharField(max_length=200, verbose_name="tiêu đề")),
                ("text", models.TextField(verbose_name="nội dung")),
                (
                    "page",
                    models.CharField(
                        blank=True, max_length=500, verbose_name="trang được nhắc đến"
                    ),
                ),
                ("is_suspect", models.BooleanField(default=False, verbose_name="nghi là thư rác")),
            ],
            options={
                "verbose_name": "thư",
                "verbose_name_plural": "thư",
                "ordering": ["-received_at"],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="Why",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("page", models.CharField(max_length=500, verbose_name="trang")),
                ("was_useful", models.BooleanField(verbose_name="hữu ích")),
                ("text", models.TextField(verbose_name="vì sao")),
            ],
            options={
                "verbose_name": "lời nhận xét",
                "verbose_name_plural": "lời nhận xét",
                "ordering": ["-id"],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="Rating",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("page", models.CharField(max_length=500, verbose_name="trang")),
                ("useful", models.PositiveIntegerField(default=0, verbose_name="có")),
                ("useless", models.PositiveIntegerField(default=0, verbose_name="không")),
            ],
            options={
                "verbose_name": "đánh giá trong ngày",
                "verbose_name_plural": "đánh giá trong ngày",
                "ordering": ["-day", "page"],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "page"), name="petitions_a_page_is_rated_by_day"
                    )
                ],
            },
        ),
    ]
