"""What a phrase was said to mean is remembered, and who took it back."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("checking", "0001_verdicts_are_kept"),
    ]

    operations = [
        migrations.CreateModel(
            name="Alias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("phrase", models.CharField(max_length=255, verbose_name="cách gọi")),
                ("indicator", models.CharField(max_length=255, verbose_name="chỉ tiêu")),
                ("part", models.CharField(blank=True, max_length=100, verbose_name="phần")),
                (
                    "page_title",
                    models.CharField(blank=True, max_length=255, verbose_name="từ trang"),
                ),
                ("by_name", models.CharField(max_length=255, verbose_name="người xác nhận")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "removed_by_name",
                    models.CharField(blank=True, max_length=255, verbose_name="người bỏ"),
                ),
                ("removed_at", models.DateTimeField(blank=True, null=True, verbose_name="lúc bỏ")),
            ],
            options={
                "verbose_name": "cách gọi đã xác nhận",
                "verbose_name_plural": "cách gọi đã xác nhận",
                "ordering": ["-id"],
                "permissions": [("remember", "Xác nhận hoặc bỏ một cách gọi")],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None)),
                        fields=("phrase",),
                        name="checking_one_meaning_a_phrase",
                    )
                ],
            },
        ),
    ]
