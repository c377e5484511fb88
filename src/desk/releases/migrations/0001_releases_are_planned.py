"""Releases are planned in series, and every edition of them stays."""

import django.core.validators
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
            name="Series",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "slug",
                    models.CharField(
                        max_length=80,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(-[a-z0-9]+)*\\Z",
                                "Chỉ dùng chữ thường không dấu, chữ số và dấu nối, ví dụ so-lieu-nganh-nam.",
                            )
                        ],
                        verbose_name="đường dẫn",
                    ),
                ),
                (
                    "periodicity",
                    models.CharField(
                        choices=[
                            ("month", "hằng tháng"),
                            ("quarter", "hằng quý"),
                            ("half", "nửa năm một lần"),
                            ("year", "hằng năm"),
                        ],
                        max_length=10,
                        verbose_name="định kỳ",
                    ),
                ),
                ("summary", models.TextField(max_length=500, verbose_name="tóm tắt")),
                ("indicators", models.JSONField(verbose_name="các chỉ tiêu")),
                ("places", models.JSONField(verbose_name="các địa bàn")),
                (
                    "look_back",
                    models.PositiveSmallIntegerField(
                        default=1, verbose_name="số kỳ trước để so sánh"
                    ),
                ),
                (
                    "agency",
                    models.CharField(max_length=200, verbose_name="cơ quan chịu trách nhiệm"),
                ),
                ("person", models.CharField(max_length=200, verbose_name="người chịu trách nhiệm")),
                ("method", models.TextField(verbose_name="phương pháp")),
                ("collection", models.TextField(verbose_name="cách thu thập")),
            ],
            options={
                "verbose_name": "loạt phát hành",
                "verbose_name_plural": "loạt phát hành",
                "ordering": ["title"],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(max_length=10, verbose_name="kỳ")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("provisional", "dự kiến"),
                            ("confirmed", "đã chốt ngày"),
                            ("published", "đã phát hành"),
                            ("cancelled", "đã hủy"),
                        ],
                        default="provisional",
                        max_length=12,
                        verbose_name="trạng thái",
                    ),
                ),
                ("due_at", models.DateTimeField(db_index=True, verbose_name="ngày giờ phát hành")),
                ("frame", models.DateField(blank=True, null=True, verbose_name="địa giới ngày")),
                ("report", models.TextField(blank=True, verbose_name="báo cáo thống kê")),
                ("analysis", models.TextField(blank=True, verbose_name="phân tích")),
                ("method", models.TextField(blank=True, verbose_name="phương pháp")),
                ("collected", models.TextField(blank=True, verbose_name="thời gian thu thập")),
                ("approved_name", models.CharField(blank=True, max_length=255)),
                ("approved_at", models.DateTimeField(null=True, verbose_name="duyệt lúc")),
                ("approved_state", models.CharField(blank=True, max_length=64)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="releases.series",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần phát hành",
                "verbose_name_plural": "lần phát hành",
                "ordering": ["due_at", "id"],
                "permissions": [
                    ("prepare_release", "Lập lịch và soạn phát hành thống kê"),
                    ("approve_release", "Duyệt và đính chính phát hành thống kê"),
                ],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("by_name", models.CharField(max_length=255, verbose_name="người làm")),
                ("act", models.CharField(max_length=20, verbose_name="việc")),
                (
                    "was_state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("provisional", "dự kiến"),
                            ("confirmed", "đã chốt ngày"),
                            ("published", "đã phát hành"),
                            ("cancelled", "đã hủy"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("provisional", "dự kiến"),
                            ("confirmed", "đã chốt ngày"),
                            ("published", "đã phát hành"),
                            ("cancelled", "đã hủy"),
                        ],
                        max_length=12,
                    ),
                ),
                ("was_due", models.DateTimeField(null=True)),
                ("due_at", models.DateTimeField()),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
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
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="releases.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "thay đổi của lần phát hành",
                "verbose_name_plural": "thay đổi của lần phát hành",
                "ordering": ["id"],
                "default_permissions": ["view"],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(default=1, verbose_name="bản")),
                ("published_at", models.DateTimeField(verbose_name="phát hành lúc")),
                ("published_name", models.CharField(max_length=255)),
                ("approved_at", models.DateTimeField()),
                ("approved_name", models.CharField(max_length=255)),
                ("title", models.CharField(max_length=300)),
                ("summary", models.TextField()),
                ("agency", models.CharField(max_length=200)),
                ("person", models.CharField(max_length=200)),
                ("report", models.TextField()),
                ("analysis", models.TextField()),
                ("method", models.TextField()),
                ("collected", models.TextField()),
                ("collection", models.TextField()),
                ("notice", models.TextField(blank=True, verbose_name="thông báo đính chính")),
                ("changes", models.JSONField(default=list)),
                ("bundle", models.BinaryField()),
                ("checksum", models.CharField(max_length=64)),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="releases.release",
                    ),
                ),
            ],
            options={
                "verbose_name": "bản phát hành",
                "verbose_name_plural": "bản phát hành",
                "ordering": ["release_id", "number"],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("release", "number"), name="releases_editions_are_numbered"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("number", 1),
                            models.Q(("number__gt", 1), models.Q(("notice", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="releases_a_correction_has_its_notice",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("report", ""), _negated=True),
                            models.Q(("analysis", ""), _negated=True),
                            models.Q(("method", ""), _negated=True),
                            models.Q(("collected", ""), _negated=True),
                        ),
                        name="releases_no_part_is_empty",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "cancelled"), _negated=True),
                fields=("series", "period"),
                name="releases_a_period_comes_out_once",
            ),
        ),
    ]
