"""A split of a unit says what its shares were measured by, to twelve decimals as the tables do."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("atlas", "0001_places_and_agencies_stand"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="placesuccession",
            name="atlas_one_passage_a_day",
        ),
        migrations.AddField(
            model_name="placesuccession",
            name="basis",
            field=models.CharField(
                blank=True,
                choices=[
                    ("area", "diện tích"),
                    ("population", "dân số"),
                    ("households", "số hộ"),
                    ("points", "số điểm"),
                ],
                default="",
                max_length=10,
                verbose_name="cơ sở chia",
            ),
        ),
        migrations.AlterField(
            model_name="placesuccession",
            name="weight",
            field=models.DecimalField(decimal_places=12, max_digits=14, verbose_name="trọng số"),
        ),
        migrations.AddConstraint(
            model_name="placesuccession",
            constraint=models.UniqueConstraint(
                fields=("effective_on", "source", "target", "basis"), name="atlas_one_passage_a_day"
            ),
        ),
    ]
