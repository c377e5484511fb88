"""Pages belong to a language, once Wagtail's table of languages stands."""

from django.db import migrations
from wagtail.models import (
    BootstrapLocaleField,
    BootstrapTranslatableModel,
    BootstrapTranslationKeyField,
)


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0001_pages_begin"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        BootstrapLocaleField("kit.PortalPage"),
        BootstrapTranslationKeyField("kit.PortalPage"),
        BootstrapTranslatableModel("kit.PortalPage"),
    ]
