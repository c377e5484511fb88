"""Mails wait in a table until they went; then a day keeps their number."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="Failure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirmation", "xác nhận theo dõi"),
                            ("welcome", "chào người theo dõi"),
                            ("answer", "trả lời thư"),
                            ("digest", "tin trong ngày"),
                        ],
                        max_length=12,
                        verbose_name="loại",
                    ),
                ),
                ("why", models.CharField(max_length=300, verbose_name="vì sao")),
            ],
            options={
                "verbose_name": "thư không gửi được",
                "verbose_name_plural": "thư không gửi được",
                "ordering": ["-id"],
                "default_permissions": [],
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=40, unique=True, verbose_name="số")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirmation", "xác nhận theo dõi"),
                            ("welcome", "chào người theo dõi"),
                            ("answer", "trả lời thư"),
                            ("digest", "tin trong ngày"),
                        ],
                        max_length=12,
                        verbose_name="loại",
                    ),
                ),
                ("to", models.EmailField(max_length=254, verbose_name="gửi đến")),
                (
                    "of",
                    models.CharField(blank=True, db_index=True, max_length=40, verbose_name="của"),
                ),
                ("subject", models.CharField(max_length=300, verbose_name="tiêu đề")),
                ("text", models.TextField(verbose_name="chữ")),
                ("html", models.TextField(verbose_name="trang")),
                (
                    "leave",
                    models.CharField(blank=True, max_length=500, verbose_name="địa chỉ để thôi"),
                ),
                ("made_at", models.DateTimeField(verbose_name="soạn lúc")),
                ("due_at", models.DateTimeField(db_index=True, verbose_name="gửi từ lúc")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="đã thử")),
            ],
            options={
                "verbose_name": "thư chờ gửi",
                "verbose_name_plural": "thư chờ gửi",
                "ordering": ["id"],
                "default_permissions": [],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confirmation", "xác nhận theo dõi"),
                            ("welcome", "chào người theo dõi"),
                            ("answer", "trả lời thư"),
                            ("digest", "tin trong ngày"),
                        ],
                        max_length=12,
                        verbose_name="loại",
                    ),
                ),
                ("sent", models.PositiveIntegerField(default=0, verbose_name="đã gửi")),
                ("failed", models.PositiveIntegerField(default=0, verbose_name="không gửi được")),
            ],
            options={
                "verbose_name": "thư trong ngày",
                "verbose_name_plural": "thư trong ngày",
                "ordering": ["-day", "kind"],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "kind"), name="mailing_a_kind_is_told_once_a_day"
                    )
                ],
            },
        ),
    ]
