"""What the list said of a body or firm stays when it is corrected.

What people wrote on the screen is in the journal, with the moment; all else was known all along.
"""

import csv
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def tell_from_the_journal(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Keep what was said before each deed, and since when that holds which stands."""
    alias = editor.connection.alias
    entries = apps.get_model("kit", "JournalEntry").objects.using(alias)
    before = apps.get_model("atlas", "AgencyBefore").objects.using(alias)
    agencies = apps.get_model("atlas", "Agency").objects.using(alias)
    known: dict[str, Any] = {}
    for entry in entries.filter(act="atlas.keep_agency").order_by("id"):
        for said in _lines(entry.details.get("was")):
            since = known.get(said["code"])
            if since is None or since < entry.at:
                before.create(**_columns(said), known_from=since, known_to=entry.at)
        known |= {said["code"]: entry.at for said in _lines(entry.details.get("now"))}
    for code, since in known.items():
        agencies.filter(code=code).update(known_from=since)


def _lines(table: str | None) -> list[dict[str, str]]:
    return list(csv.DictReader((table or "").splitlines()))


def _columns(said: dict[str, str]) -> dict[str, Any]:
    several = {
        name: [one for one in said[name].split("|") if one] for name in ("aliases", "places")
    }
    days = {name: said[name] or None for name in ("valid_from", "valid_to", "checked_on")}
    words = {name: said[name] for name in ("code", "name", "role", "licence", "licence_kind")}
    return {**words, **several, **days}


class Migration(migrations.Migration):
    dependencies = [
        ("atlas", "0005_what_was_said_of_units_is_kept"),
        ("kit", "0003_pages_have_revisions_and_a_journal_is_kept"),
    ]

    operations = [
        migrations.AddField(
            model_name="agency",
            name="known_from",
            field=models.DateTimeField(blank=True, null=True, verbose_name="sổ biết từ lúc"),
        ),
        migrations.CreateModel(
            name="AgencyBefore",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("authority", "cơ quan nhà nước"),
                            ("telecom", "doanh nghiệp viễn thông"),
                            ("postal", "doanh nghiệp bưu chính"),
                        ],
                        max_length=20,
                        verbose_name="vai trò",
                    ),
                ),
                (
                    "aliases",
                    models.JSONField(blank=True, default=list, verbose_name="cách gọi khác"),
                ),
                ("places", models.JSONField(blank=True, default=list, verbose_name="hoạt động ở")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                (
                    "checked_on",
                    models.DateField(blank=True, null=True, verbose_name="rà soát ngày"),
                ),
                (
                    "licence",
                    models.CharField(
                        blank=True, default="", max_length=120, verbose_name="số giấy phép"
                    ),
                ),
                (
                    "licence_kind",
                    models.CharField(
                        blank=True,
                        choices=[("licence", "giấy phép"), ("confirmation", "văn bản xác nhận")],
                        default="",
                        max_length=20,
                        verbose_name="loại giấy phép",
                    ),
                ),
                (
                    "known_from",
                    models.DateTimeField(blank=True, null=True, verbose_name="sổ biết từ lúc"),
                ),
                ("code", models.CharField(db_index=True, max_length=40, verbose_name="mã")),
                ("known_to", models.DateTimeField(verbose_name="sổ biết đến lúc")),
            ],
            options={
                "verbose_name": "điều đã ghi về cơ quan, doanh nghiệp",
                "verbose_name_plural": "điều đã ghi về cơ quan, doanh nghiệp",
                "ordering": ["id"],
                "default_permissions": ["view"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("known_from__isnull", True),
                            ("known_from__lt", models.F("known_to")),
                            _connector="OR",
                        ),
                        name="atlas_said_of_an_agency_for_a_while",
                    )
                ],
            },
        ),
        migrations.RunPython(tell_from_the_journal, migrations.RunPython.noop),
    ]
