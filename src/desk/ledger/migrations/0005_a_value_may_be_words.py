"""What is reported may be words in place of a number: a level, the name of a decision."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0004_a_series_has_a_mark"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="observation",
            name="ledger_a_value_only_when_reported",
        ),
        migrations.AddField(
            model_name="observation",
            name="words",
            field=models.TextField(blank=True, default="", verbose_name="giá trị bằng chữ"),
        ),
        migrations.AddConstraint(
            model_name="observation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "reported"), ("value__isnull", False), ("words", "")),
                    models.Q(
                        ("status", "reported"),
                        ("value__isnull", True),
                        models.Q(("words", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("status", "reported"), _negated=True),
                        ("value__isnull", True),
                        ("words", ""),
                    ),
                    _connector="OR",
                ),
                name="ledger_a_number_or_words_only_when_reported",
            ),
        ),
    ]
