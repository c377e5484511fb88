"""An approval knows which revision was the newest when it was given."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("approving", "0002_another_person_agrees"),
    ]

    operations = [
        migrations.AddField(
            model_name="approval",
            name="revision_number",
            field=models.PositiveBigIntegerField(null=True, verbose_name="bản"),
        ),
    ]
