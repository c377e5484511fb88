"""`congso desk`: the staff side behind a web server, its own files served beside it."""

import os
import subprocess
import sys
from pathlib import Path

from desk.command import django_side


def desk() -> None:
    """Become the web server of the staff side."""
    django_side.set_up()
    collect_static()
    os.execv(sys.executable, command())  # noqa: S606 — this very Python, fixed arguments


def command() -> list[str]:
    """Return the command that serves the staff side where `CONGSO_DESK_BIND` says.

    What was uploaded is not among the files beside it: Django asks first who wants to read it.
    """
    from desk import settings

    host, _colon, port = settings.DESK_BIND.rpartition(":")
    Path(settings.MEDIA_ROOT).mkdir(parents=True, exist_ok=True)
    return [
        sys.executable, "-m", "granian", "--interface", "wsgi",
        "--host", host, "--port", port, "--workers", "1", "--blocking-threads", "4",
        "--static-path-route", settings.STATIC_URL.rstrip("/"),
        "--static-path-mount", str(settings.STATIC_ROOT),
        "--static-path-expires", "300",
        "--no-ws", "--log-level", "warning",
        settings.WSGI_APPLICATION.replace(".application", ":application"),
    ]  # fmt: skip


def collect_static() -> int:
    """Gather the files that the staff side's pages load; return how many were new."""
    from django.core.management import call_command

    said = call_command("collectstatic", interactive=False, verbosity=0)
    return int(said.split()[0]) if said and said.split()[0].isdigit() else 0


def nginx(name: str, listen: str, certificate: str, *, has_brotli: bool, has_zstd: bool) -> int:
    """Print the nginx configuration for the built tree; return the code of the front's program."""
    django_side.set_up()
    from desk import settings

    command = [sys.executable, "-m", "front.deploying", "--built", str(settings.VAR / "public")]
    command += ["--name", name, "--listen", listen, "--front", settings.FRONT_BIND]
    command += ["--certificate", certificate, *([] if has_brotli else ["--no-brotli"])]
    command += ["--zstd"] if has_zstd else []
    return subprocess.run(command, check=False).returncode  # noqa: S603 — this very Python
