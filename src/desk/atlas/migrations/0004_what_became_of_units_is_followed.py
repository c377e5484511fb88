"""What became of units is followed and never overwritten; what stands was known all along."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("atlas", "0003_agencies_have_days_and_licences"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="placesuccession", name="atlas_one_end_a_day"),
        migrations.RemoveConstraint(model_name="placesuccession", name="atlas_one_passage_a_day"),
        migrations.AddField(
            model_name="placesuccession",
            name="known_from",
            field=models.DateTimeField(blank=True, null=True, verbose_name="sổ biết từ lúc"),
        ),
        migrations.AddField(
            model_name="placesuccession",
            name="known_to",
            field=models.DateTimeField(blank=True, null=True, verbose_name="sổ biết đến lúc"),
        ),
        migrations.AddConstraint(
            model_name="placesuccession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("known_to__isnull", True)),
                fields=("effective_on", "source", "target", "basis"),
                name="atlas_one_passage_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="placesuccession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("known_to__isnull", True), ("target__isnull", True)),
                fields=("effective_on", "source"),
                name="atlas_one_end_a_day",
            ),
        ),
    ]
