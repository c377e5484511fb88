"""The watch notices a new build without a restart and lets readers have it in one step.

It looks at the manifest many times a second, and only there: an unchanged manifest costs
one look. A build that cannot be served is told once and the build before it stays.
"""

import logging
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

from front.pages import manifest, snapshot

INTERVAL: Final = 0.05
"""Seconds between two looks."""
RETRY: Final = 2.0
"""Seconds before a build that was refused or doubted is tried again, its manifest unchanged."""

logger: Final = logging.getLogger(__name__)


class Watch:
    """Keeps the snapshot that readers are served from up to date."""

    def __init__(self, built: Path, budget: int) -> None:
        """Watch a built tree and keep up to `budget` bytes of it in memory."""
        self.current: snapshot.Snapshot | None = None
        self.refusal: str | None = None
        """Why the newest build is not the one being served; nothing when it is."""
        self._built = built
        self._budget = budget
        self._seen: snapshot.Mark | None = None
        self._listing: manifest.Manifest | None = None
        self._retry_at = 0.0
        self._doubted_at: float | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    @property
    def lacking(self) -> str:
        """Why there is no build to serve, for whoever runs the front."""
        if self.refusal is not None:
            return "Bản dựng mới nhất chưa dùng được; lý do ghi trong nhật ký của máy chủ."
        return "Chưa có bản dựng nào; trang sẽ mở khi lượt dựng đầu tiên xong."

    def start(self) -> None:
        """Begin to look, in a thread of its own, so that reading a build delays no reader."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def doubt(self) -> None:
        """Have the whole build proved anew unless the next one comes: a file has changed.

        Shape: mostly it is the next build's already, which is told in a moment; proving all in the
        meantime would keep that one waiting.
        """
        if self._doubted_at is None:
            self._doubted_at = time.monotonic()

    def look(self) -> bool:
        """Take up the build on disk if it is new; say whether it was taken up."""
        path = self._built / manifest.MANIFEST
        try:
            mark = snapshot.mark_of(path.stat())
        except OSError as fault:
            return self._absent(path, fault)
        try:
            waiting = self.refusal is not None and time.monotonic() < self._retry_at
            if mark == self._seen and (self.refusal is None or waiting) and not self._is_doubted():
                return False
            known = None if mark == self._seen and self._is_doubted() else self.current
            self._seen, self._doubted_at = mark, None
            listing = manifest.load(self._built, self._listing)
            loaded = snapshot.load(self._built, listing, self._budget, known)
            self.current = replace(loaded, made=mark.changed / 1e9)
            self._listing = listing
        except snapshot.BuildIsNotWhole as fault:
            if self.current is None:
                self._salvage(listing, mark)
            self._refuse(str(fault))
            return False
        except manifest.NotAManifest as fault:
            self._refuse(str(fault))
            return False
        except OSError as fault:
            self._refuse(
                f"Không đọc được {fault.filename or path} ({fault.strerror})."
                " Hãy kiểm tra quyền đọc thư mục này."
            )
            return False
        self.refusal = None
        return True

    def _is_doubted(self) -> bool:
        """Return whether a doubt has stood for so long that no next build explains it."""
        return self._doubted_at is not None and time.monotonic() >= self._doubted_at + RETRY

    def _salvage(self, listing: manifest.Manifest, mark: snapshot.Mark) -> None:
        """Serve each page as it stands: there is no build before this one to go on with."""
        left = snapshot.salvage(self._built, listing)
        try:
            loaded = snapshot.load(self._built, left, self._budget)
        except snapshot.BuildIsNotWhole:
            # It is being written this very moment; the next look will find more.
            return
        self.current = replace(loaded, made=mark.changed / 1e9)

    def _absent(self, path: Path, fault: OSError) -> bool:
        if not isinstance(fault, FileNotFoundError):
            self._refuse(
                f"Không đọc được {path} ({fault.strerror}). Hãy kiểm tra quyền đọc thư mục này."
            )
        return False

    def _refuse(self, why: str) -> None:
        self._retry_at = time.monotonic() + RETRY
        if why != self.refusal:
            self.refusal = why
            logger.warning(why)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                self.look()
            except Exception:
                # Whatever one build does to this program, the next must still be noticed.
                logger.exception("Không nạp được bản dựng mới. Hãy dựng lại trang.")
                self._refuse("Không nạp được bản dựng mới vì một lỗi của máy chủ.")
            self._stopped.wait(INTERVAL)
