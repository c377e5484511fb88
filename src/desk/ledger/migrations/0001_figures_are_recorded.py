"""Values are recorded, each with its source."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import desk.ledger.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("indicator", models.CharField(max_length=100, verbose_name="chỉ tiêu")),
                ("place", models.CharField(max_length=40, verbose_name="địa bàn")),
                ("period", models.CharField(max_length=10, verbose_name="kỳ")),
                ("breakdown", models.CharField(blank=True, max_length=40, verbose_name="phần")),
                (
                    "scenario",
                    models.CharField(
                        choices=[("actual", "thực hiện"), ("plan", "kế hoạch")],
                        max_length=10,
                        verbose_name="kịch bản",
                    ),
                ),
                ("revision", models.PositiveSmallIntegerField(default=1, verbose_name="lần ghi")),
                (
                    "value",
                    desk.ledger.models.FigureField(
                        max_length=40, null=True, verbose_name="giá trị"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("reported", "đã có số"),
                            ("not_reported", "chưa báo cáo"),
                            ("not_applicable", "không áp dụng"),
                            ("withheld", "không công bố"),
                        ],
                        max_length=20,
                        verbose_name="tình trạng",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("estimate", "ước tính"),
                            ("preliminary", "sơ bộ"),
                            ("official", "chính thức"),
                            ("correction", "đính chính"),
                        ],
                        max_length=20,
                        verbose_name="mức độ",
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("published", "số đã công bố"),
                            ("derived", "số suy ra"),
                            ("synthetic", "số liệu giả định"),
                        ],
                        max_length=20,
                        verbose_name="gốc",
                    ),
                ),
                ("source", models.TextField(verbose_name="nguồn")),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                ("reason", models.TextField(blank=True, verbose_name="lý do sửa")),
                ("recorded_at", models.DateTimeField(verbose_name="biết từ lúc")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người ghi",
                    ),
                ),
            ],
            options={
                "verbose_name": "số liệu",
                "verbose_name_plural": "số liệu",
                "ordering": ["id"],
                "permissions": [
                    ("record_observations", "Ghi số liệu"),
                    ("revise_observation", "Sửa số liệu đã ghi"),
                ],
                "default_permissions": ["view"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "indicator",
                            "place",
                            "period",
                            "breakdown",
                            "scenario",
                            "revision",
                        ),
                        name="ledger_one_value_a_revision",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "reported"), ("value__isnull", False)),
                            models.Q(
                                models.Q(("status", "reported"), _negated=True),
                                ("value__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="ledger_a_value_only_when_reported",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revision", 1),
                            models.Q(("revision__gt", 1), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="ledger_a_revision_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True),
                        name="ledger_a_value_has_its_source",
                    ),
                ],
            },
        ),
    ]
