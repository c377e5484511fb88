"""The root of all pages, which staff see at the top of the tree, is named in Vietnamese."""

from typing import Any

from django.db import migrations


def name_the_root(apps: Any, _schema: Any) -> None:
    """Rename the page that Wagtail's first step made."""
    pages = apps.get_model("kit", "PortalPage").objects
    pages.filter(depth=1, title="Root").update(title="Gốc", draft_title="Gốc")


class Migration(migrations.Migration):
    dependencies = [("kit", "0003_pages_have_revisions_and_a_journal_is_kept")]

    operations = [migrations.RunPython(name_the_root, migrations.RunPython.noop)]
