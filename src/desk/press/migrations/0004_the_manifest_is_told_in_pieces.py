"""The manifest is told in pieces, and each address knows in which."""

import hashlib
from typing import Any

from django.db import migrations, models

_FIELD = {"Built": "address", "Gone": "address", "Moved": "old"}


def name_pieces(apps: Any, editor: Any) -> None:
    """Say of every address in which piece it is told, and have all pieces written."""
    names, alias = set(), editor.connection.alias
    for model, field in _FIELD.items():
        table = apps.get_model("press", model)
        rows = []
        for row in table.objects.using(alias).only("id", field).iterator(chunk_size=2000):
            row.piece = hashlib.sha256(getattr(row, field).encode()).hexdigest()[:2]
            names.add(row.piece)
            rows.append(row)
        table.objects.using(alias).bulk_update(rows, ["piece"], batch_size=500)
    piece = apps.get_model("press", "Piece")
    piece.objects.using(alias).bulk_create(piece(name=name) for name in sorted(names))


class Migration(migrations.Migration):
    dependencies = [
        ("press", "0003_an_address_that_moved_leads_on"),
    ]

    operations = [
        migrations.CreateModel(
            name="Piece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=2, unique=True, verbose_name="tên")),
                (
                    "checksum",
                    models.CharField(blank=True, max_length=64, verbose_name="SHA-256"),
                ),
                ("changed_at", models.DateTimeField(null=True, verbose_name="nội dung đổi lúc")),
                ("is_stale", models.BooleanField(default=True, verbose_name="phải ghi lại")),
            ],
            options={
                "verbose_name": "mảnh của bản kê",
                "verbose_name_plural": "mảnh của bản kê",
                "ordering": ["name"],
            },
        ),
        *(
            migrations.AddField(
                model_name=model,
                name="piece",
                field=models.CharField(
                    db_index=True,
                    default="",
                    editable=False,
                    max_length=2,
                    verbose_name="mảnh của bản kê",
                ),
                preserve_default=False,
            )
            for model in ("built", "gone", "moved")
        ),
        migrations.AlterField(
            model_name="moved",
            name="new",
            field=models.CharField(db_index=True, max_length=500, verbose_name="địa chỉ mới"),
        ),
        migrations.RunPython(name_pieces, migrations.RunPython.noop),
    ]
