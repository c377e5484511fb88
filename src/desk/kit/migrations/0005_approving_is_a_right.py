"""Approving is a right of its own, beside publishing."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("kit", "0004_the_root_has_a_vietnamese_name"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="portalpage",
            options={
                "permissions": [
                    ("approve_portalpage", "Duyệt bài của người khác"),
                    ("bulk_delete_portalpage", "Delete pages with children"),
                    ("lock_portalpage", "Lock/unlock pages you've locked"),
                    ("publish_portalpage", "Publish any page"),
                    ("unlock_portalpage", "Unlock any page"),
                ],
                "verbose_name": "trang",
                "verbose_name_plural": "trang",
            },
        ),
    ]
