"""A page knows of what it is one, a use is found with its state, a change may be half done."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0004_the_manifest_is_told_in_pieces"),
    ]

    operations = [
        migrations.AddField(
            model_name="built",
            name="owner",
            field=models.CharField(
                blank=True, db_index=True, default="", max_length=200, verbose_name="là trang của"
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="change",
            name="is_shown",
            field=models.BooleanField(default=False, verbose_name="người đọc đã thấy"),
        ),
        migrations.RemoveIndex(model_name="used", name="press_who_uses"),
        migrations.AddIndex(
            model_name="used",
            index=models.Index(fields=["kind", "key", "fingerprint"], name="press_who_uses"),
        ),
    ]
