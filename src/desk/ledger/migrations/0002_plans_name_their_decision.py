"""A plan names its decision, its denominator and where it set out from; it may be revised."""

from django.conf import settings
from django.db import migrations, models

import desk.ledger.models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0001_figures_are_recorded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="observation",
            name="baseline",
            field=desk.ledger.models.FigureField(
                max_length=40, null=True, verbose_name="mức xuất phát"
            ),
        ),
        migrations.AddField(
            model_name="observation",
            name="decided_on",
            field=models.DateField(null=True, verbose_name="ngày quyết định"),
        ),
        migrations.AddField(
            model_name="observation",
            name="decision",
            field=models.CharField(blank=True, max_length=120, verbose_name="quyết định giao"),
        ),
        migrations.AddField(
            model_name="observation",
            name="denominator",
            field=desk.ledger.models.FigureField(
                max_length=40, null=True, verbose_name="mẫu số của kế hoạch"
            ),
        ),
        migrations.AlterField(
            model_name="observation",
            name="scenario",
            field=models.CharField(
                choices=[
                    ("actual", "thực hiện"),
                    ("plan", "kế hoạch"),
                    ("plan_rev", "kế hoạch điều chỉnh"),
                ],
                max_length=10,
                verbose_name="kịch bản",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scenario", "actual"), _negated=True),
                    models.Q(
                        ("baseline__isnull", True),
                        ("decided_on__isnull", True),
                        ("decision", ""),
                        ("denominator__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="ledger_only_a_plan_is_assigned",
            ),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("scenario", "plan_rev"), _negated=True),
                    models.Q(("decision", ""), _negated=True),
                    _connector="OR",
                ),
                name="ledger_a_revised_plan_has_its_decision",
            ),
        ),
    ]
