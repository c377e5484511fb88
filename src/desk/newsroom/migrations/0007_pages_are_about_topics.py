"""Pages of every section are about topics, which are pages themselves."""

import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models

import desk.newsroom.entries
import desk.newsroom.written


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0005_approving_is_a_right"),
        ("newsroom", "0006_what_pages_cite_is_kept"),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TopicIndex",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "trang chủ đề",
                "verbose_name_plural": "trang chủ đề",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.entries.EntryList,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="TopicPage",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "chủ đề",
                "verbose_name_plural": "chủ đề",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.entries.EntryList,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="TopicOfPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="topics",
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="newsroom.topicpage",
                        verbose_name="chủ đề",
                    ),
                ),
            ],
            options={
                "verbose_name": "chủ đề của trang",
                "verbose_name_plural": "chủ đề của trang",
                "default_permissions": (),
            },
        ),
    ]
