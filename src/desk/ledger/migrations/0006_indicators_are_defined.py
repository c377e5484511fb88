"""Indicators may be defined in the record too, edition after edition."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0005_a_value_may_be_words"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Definition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=100, verbose_name="mã")),
                ("edition", models.PositiveSmallIntegerField(default=1, verbose_name="lần ghi")),
                ("text", models.TextField(verbose_name="định nghĩa")),
                ("legal_basis", models.CharField(max_length=300, verbose_name="căn cứ pháp lý")),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
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
                "verbose_name": "định nghĩa chỉ tiêu",
                "verbose_name_plural": "định nghĩa chỉ tiêu",
                "ordering": ["id"],
                "permissions": [("define_indicators", "Định nghĩa chỉ tiêu")],
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("code", "edition"), name="ledger_one_text_an_edition"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("edition", 1),
                            models.Q(("edition__gt", 1), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="ledger_another_edition_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("legal_basis", ""), _negated=True),
                        name="ledger_a_definition_has_its_basis",
                    ),
                ],
            },
        ),
    ]
