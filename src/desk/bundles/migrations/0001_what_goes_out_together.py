"""Pages and releases go out together."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("releases", "0001_releases_are_planned"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Bundle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tên gói")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "đang soạn"), ("scheduled", "hẹn giờ"), ("out", "đã ra")],
                        default="open",
                        max_length=10,
                        verbose_name="trạng thái",
                    ),
                ),
                ("due_at", models.DateTimeField(blank=True, null=True, verbose_name="ra lúc")),
                ("refused", models.TextField(blank=True, verbose_name="vì sao lần trước chưa ra")),
                ("out_at", models.DateTimeField(null=True, verbose_name="đã ra lúc")),
                (
                    "out_name",
                    models.CharField(blank=True, max_length=255, verbose_name="người cho ra"),
                ),
            ],
            options={
                "verbose_name": "gói xuất bản",
                "verbose_name_plural": "gói xuất bản",
                "ordering": ["-id"],
                "permissions": [
                    ("prepare_bundle", "Soạn gói xuất bản"),
                    ("release_bundle", "Hẹn giờ và cho ra gói xuất bản"),
                ],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "bundle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="bundles.bundle",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="releases.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "thứ trong gói",
                "verbose_name_plural": "thứ trong gói",
                "ordering": ["id"],
                "default_permissions": [],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("page__isnull", False), ("release__isnull", True)),
                            models.Q(("page__isnull", True), ("release__isnull", False)),
                            _connector="OR",
                        ),
                        name="bundles_a_member_is_one_thing",
                    ),
                    models.UniqueConstraint(
                        fields=("bundle", "page"), name="bundles_a_page_is_in_a_bundle_once"
                    ),
                    models.UniqueConstraint(
                        fields=("bundle", "release"), name="bundles_a_release_is_in_a_bundle_once"
                    ),
                ],
            },
        ),
    ]
