"""The room of pages that people write."""

from django.apps import AppConfig


class NewsroomConfig(AppConfig):
    """Registers the room with Django, and its start-up checks with it."""

    name = "desk.newsroom"
    label = "newsroom"
    verbose_name = "Ban biên tập"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Prove the room's own conventions whenever the desk starts."""
        from desk.atlas import actions as atlas  # noqa: PLC0415 — they import models
        from desk.kit import page  # noqa: PLC0415 — as above
        from desk.ledger import public  # noqa: PLC0415 — they import models
        from desk.newsroom import (  # noqa: PLC0415
            announcing,
            checks,  # noqa: F401
            citations,
            relied,
            translated,
            used,
        )

        announcing.connect()
        used.connect()
        if citations.of not in public.citing:
            public.citing.append(citations.of)
        if relied.on_place not in atlas.relying:
            atlas.relying.append(relied.on_place)
        if translated.gate not in page.gates:
            page.gates.append(translated.gate)
