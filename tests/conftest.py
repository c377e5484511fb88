"""What a test needs of the machine, said once and kept honestly.

``@pytest.mark.needs("chromium")`` skips a test, with the reason, where that part is missing.
Under ``CI`` the parts that Debian provides must be there: a missing one fails the test instead,
and no test may find another way to be skipped.
Django is set up only where a test of the desk may run, on a folder of its own instead of ``var/``:
the core, the front and the contracts are proven without it.
The folder ``shared`` beside the checkout holds other people's texts; it is not a package that a
machine could install, so its tests are skipped wherever it is absent, also under ``CI``.
"""

import fcntl
import importlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Final

import hypothesis
import pytest
from tests import migrated, order

ROOT: Final = Path(__file__).resolve().parents[1]
SHARED: Final = ROOT.parent / "shared"
WITHOUT_DJANGO: Final = (
    *("src/congso", "src/front", "tests/congso", "tests/front", "tests/contracts"),
)
PREPARE: Final = (
    "from desk.command import django_side, starting; django_side.set_up(); starting.prepare()"
)
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome")


def _has_chromium() -> bool:
    return any(shutil.which(name) for name in BROWSERS)


def _has_postgresql() -> bool:
    return bool(os.environ.get("CONGSO_TEST_POSTGRES"))


def _has_nginx() -> bool:
    return bool(shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin"))


PARTS: Final[dict[str, tuple[Callable[[], bool], str]]] = {
    "chromium": (_has_chromium, "no chromium on the PATH"),
    "postgresql": (_has_postgresql, "CONGSO_TEST_POSTGRES names no PostgreSQL server"),
    "redis": (lambda: bool(shutil.which("redis-server")), "no redis-server on the PATH"),
    "nginx": (_has_nginx, "no nginx on the PATH"),
    "shared": (SHARED.is_dir, "the folder shared is not beside the checkout"),
}
OPTIONAL: Final = {"shared"}

hypothesis.settings.register_profile("local", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_configure(config: pytest.Config) -> None:
    """Set Django up on a place of its own, unless the paths asked for do without it."""
    asked = [config.invocation_params.dir / arg.partition("::")[0] for arg in config.args]
    alone = [ROOT / folder for folder in WITHOUT_DJANGO]
    if all(any(path.is_relative_to(folder) for folder in alone) for path in asked):
        return
    place = tempfile.TemporaryDirectory(prefix="congso-tests-")
    config.add_cleanup(place.cleanup)
    os.environ.setdefault("CONGSO_VAR", place.name)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "desk.settings")
    importlib.import_module("django").setup()
    # The processes of a run have their settings from the first: what each remembers is its own.
    importlib.import_module("django.conf").settings.CACHES["default"]["LOCATION"] = place.name


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest."""
    items.sort(key=lambda item: order.of(item.nodeid))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or under CI fail, a test whose part of the machine is missing."""
    for mark in item.iter_markers("needs"):
        (part,) = mark.args
        is_there, reason = PARTS[part]
        if is_there():
            continue
        if os.environ.get("CI") and part not in OPTIONAL:
            pytest.fail(f"needs {part}: {reason}", pytrace=False)
        pytest.skip(f"needs {part}: {reason}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip that no missing `shared` explains into a failure under CI."""
    report = yield
    unexplained = (
        report.skipped and not hasattr(report, "wasxfail") and "shared" not in str(report.longrepr)
    )
    if unexplained and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped under CI: {report.longrepr}"
    return report


def _of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the processes of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own


@pytest.fixture(scope="session")
def tables(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an SQLite database with all tables and nothing in them; copy it, never change it."""
    cache = getattr(pytestconfig, "cache", None)
    kept = cache.mkdir("migrated") if cache else _of_the_run(tmp_path_factory)
    own = tmp_path_factory.mktemp("tables") / "desk.sqlite3"
    migrated.copy(kept, own)
    return own


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    request: pytest.FixtureRequest,
) -> Iterator[None]:
    """Lay the tables where Django is about to migrate the database of the tests, in memory."""
    del django_db_modify_db_settings_parallel_suffix
    from django.db import connection

    if connection.vendor != "sqlite":
        yield
        return
    name = connection.creation._get_test_db_name()
    held = migrated.lay(request.getfixturevalue("tables"), name)
    yield
    held.close()


@pytest.fixture(scope="session")
def prepared(tables: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the demonstration as `congso up` prepares it; copy it, never change it.

    It takes a minute, so that tests in several processes share what the first of them made.
    """
    shared = _of_the_run(tmp_path_factory)
    var = shared / "prepared"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONGSO_")}
    environment = {**kept, "CONGSO_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "prepared.whole").exists():
            shutil.rmtree(var, ignore_errors=True)
            var.mkdir()
            shutil.copyfile(tables, var / "desk.sqlite3")
            done = subprocess.run(
                [sys.executable, "-c", PREPARE],
                env=environment, capture_output=True, text=True, check=False, timeout=900,
            )  # fmt: skip
            assert done.returncode == 0, done.stderr[-4000:]
            (shared / "prepared.whole").touch()
    return var
