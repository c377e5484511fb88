"""What lies beside an article is asked by its day, so that a long section is not read whole."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0009_maps_and_films_elsewhere"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=["-published_at", "-portalpage_ptr"], name="newsroom_newest_articles"
            ),
        ),
    ]
