"""Each address has a slot in the manifest; how many pieces tell of them follows from their number.

What stands is told anew by the next build, which writes the manifest in the pieces of today and
takes those of before away; readers keep the build that they have until then.
"""

from typing import Any

from django.db import migrations, models

from congso.publication import pieces

_FIELD = {"built": "address", "gone": "address", "moved": "old"}


def find_slots(apps: Any, editor: Any) -> None:
    """Say of every address where it is told, and have all of it told anew."""
    alias = editor.connection.alias
    for model, field in _FIELD.items():
        table = apps.get_model("press", model)
        with editor.connection.cursor() as cursor:
            told = list(table.objects.using(alias).order_by().values_list(field, "id"))
            cursor.executemany(
                f"UPDATE press_{model} SET slot = %s WHERE id = %s",  # noqa: S608 — our own names
                [(pieces.slot_of(address), number) for address, number in told],
            )
    apps.get_model("press", "Piece").objects.using(alias).all().delete()
    untold = apps.get_model("press", "Untold")
    untold.objects.using(alias).bulk_create(
        untold(slot=pieces.span(half)[0]) for half in pieces.ROOTS
    )


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0006_pages_wait_to_be_listed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Untold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "slot",
                    models.CharField(max_length=8, unique=True, verbose_name="chỗ trong bản kê"),
                ),
            ],
            options={
                "verbose_name": "chỗ chờ vào bản kê",
                "verbose_name_plural": "chỗ chờ vào bản kê",
                "ordering": ["slot"],
            },
        ),
        migrations.RemoveField(model_name="piece", name="is_stale"),
        migrations.AddField(
            model_name="piece",
            name="size",
            field=models.PositiveIntegerField(default=0, verbose_name="số địa chỉ"),
        ),
        migrations.AlterField(
            model_name="piece",
            name="name",
            field=models.CharField(max_length=32, unique=True, verbose_name="tên"),
        ),
        *(migrations.RenameField(model, "piece", "slot") for model in _FIELD),
        *(
            migrations.AlterField(
                model_name=model,
                name="slot",
                field=models.CharField(
                    db_index=True, editable=False, max_length=8, verbose_name="chỗ trong bản kê"
                ),
            )
            for model in _FIELD
        ),
        migrations.RunPython(find_slots, migrations.RunPython.noop),
    ]
