"""Days with their counts, and the marks of the day that is not over."""

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: list[tuple[str, str]] = []

    operations = [
        migrations.CreateModel(
            name="Day",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True, verbose_name="ngày")),
                ("views", models.PositiveBigIntegerField(default=0, verbose_name="lượt xem trang")),
                ("visits", models.PositiveBigIntegerField(default=0, verbose_name="lượt truy cập")),
            ],
            options={
                "verbose_name": "ngày đếm",
                "verbose_name_plural": "ngày đếm",
                "ordering": ["day"],
                "default_permissions": ["view"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("visits__lte", models.F("views"))),
                        name="visits_never_more_than_views",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LastSeen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("mark", models.CharField(max_length=16)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "dấu trong ngày",
                "verbose_name_plural": "dấu trong ngày",
                "default_permissions": [],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("day", "mark"), name="visits_a_mark_is_kept_once_a_day"
                    )
                ],
            },
        ),
    ]
