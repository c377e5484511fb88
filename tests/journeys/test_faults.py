"""Killed at random moments, nothing is half, nothing that was acknowledged is lost or doubled."""

import shutil
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys import faulting

if TYPE_CHECKING:
    from tests.journeys.conftest import Portal


def test_processes_are_killed_while_it_publishes_and_is_read(
    portal: "Portal", tmp_path: Path
) -> None:
    var = tmp_path / "var"
    shutil.copytree(portal.var, var)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    seen, found = faulting.run(var, port, seed=20260104, kills=3)

    assert not faulting.faults(seen, found)
    assert seen.answers > 0
    assert seen.letters
    assert found["published"]
