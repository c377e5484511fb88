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
        from desk.kit import page  # noqa: PLC0415 — as above
        from desk.ledger import public  # noqa: PLC0415 — they import models
        from desk.newsroom import announcing, checks, citations, translated, used  # noqa: F401, PLC0415

        announcing.connect()
        used.connect()
        if citations.of not in public.citing:
            public.citing.append(citations.of)
        if translated.gate not in page.gates:
            page.gates.append(translated.gate)
