"""Start the front from the command line: which built tree, and at which address.

``python -m front --built var/public --host 127.0.0.1 --port 8000``
"""

import argparse
import contextlib
import logging
import os
import socket
import sys
from pathlib import Path
from typing import Final, NoReturn

from front import app

_MEGABYTE: Final = 1024 * 1024


class _Options(argparse.ArgumentParser):
    """Options that answer a slip in Vietnamese."""

    def error(self, message: str) -> NoReturn:
        del message
        self.exit(2, f"Dòng lệnh chưa đúng.\n{self.format_help()}")


def main() -> None:
    """Read the options, make sure that the address is free, and serve."""
    options = _options().parse_args()
    port = _whole(options.port, "--port", 1, 65535)
    budget = _whole(options.memory, "--memory", 0, 65536) * _MEGABYTE
    built = Path(options.built)
    if built.exists() and not built.is_dir():
        _refuse(f"--built: {built} là một tệp. Hãy chỉ đến thư mục chứa manifest.json.")
    app.run(
        app.Options(
            built,
            options.inbox or str(built.parent / "inbox"),
            _free(options.host, port),
            port,
            budget,
            is_behind_proxy=options.behind_proxy,
            is_behind_tls=options.behind_tls,
        )
    )
    _leave()


def _leave() -> NoReturn:
    """End the process with everything written.

    The server's threads may outlive its loop; one that meets an interpreter being taken down
    aborts the process.
    """
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def _options() -> _Options:
    options = _Options(
        prog="python -m front",
        usage=argparse.SUPPRESS,
        description=(
            "Phục vụ trang công khai từ các tệp đã dựng. Cách dùng:"
            " python -m front [--built THƯ_MỤC] [--host ĐỊA_CHỈ] [--port CỔNG] [--memory MB]"
        ),
        add_help=False,
    )
    group = options.add_argument_group("tùy chọn")
    group.add_argument("--help", "-h", action="help", help="in hướng dẫn này")
    group.add_argument(
        "--built",
        metavar="THƯ_MỤC",
        default="var/public",
        help="thư mục bản dựng, có manifest.json và site/ (mặc định: var/public)",
    )
    group.add_argument(
        "--host",
        metavar="ĐỊA_CHỈ",
        default="127.0.0.1",
        help="địa chỉ lắng nghe (mặc định: 127.0.0.1)",
    )
    group.add_argument(
        "--port", metavar="CỔNG", default="8000", help="cổng lắng nghe (mặc định: 8000)"
    )
    group.add_argument(
        "--memory",
        metavar="MB",
        default="48",
        help="số MB bộ nhớ để giữ các trang; phần còn lại đọc từ đĩa (mặc định: 48)",
    )
    _add_inbox(group)
    return options


def _add_inbox(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--inbox",
        metavar="NƠI",
        default="",
        help=(
            "thư mục hộp thư, hoặc redis://… khi nhiều máy cùng phục vụ"
            " (mặc định: inbox bên cạnh thư mục bản dựng)"
        ),
    )
    group.add_argument(
        "--behind-proxy",
        action="store_true",
        help="đứng sau nginx của cổng: địa chỉ người đọc lấy từ X-Real-IP",
    )
    group.add_argument(
        "--behind-tls",
        action="store_true",
        help="người đọc vào bằng https: mọi câu trả lời dặn trình duyệt chỉ dùng https",
    )


def _whole(written: str, option: str, least: int, most: int) -> int:
    number = int(written) if written.isascii() and written.isdigit() else -1
    if not least <= number <= most:
        _refuse(f"{option}: {written!r} không dùng được; cần một số từ {least} đến {most}.")
    return number


def _free(host: str, port: int) -> str:
    """Return the numeric address of a host, its port free.

    A taken port is refused here, because the server itself would quietly share it.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError:
        _refuse(f"--host: {host!r} không phải tên hay địa chỉ của máy này. Ví dụ: 127.0.0.1.")
    family, kind, protocol, _, place = min(found, key=lambda one: one[0] != socket.AF_INET)
    try:
        with contextlib.closing(socket.socket(family, kind, protocol)) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(place)
    except OSError as fault:
        _refuse(
            f"Không mở được {host}:{port} ({fault.strerror}). Có thể một tiến trình khác đang"
            " dùng cổng này: hãy dừng nó, hoặc chọn cổng khác bằng --port."
        )
    return str(place[0])


def _refuse(message: str) -> NoReturn:
    sys.exit(message)


if __name__ == "__main__":
    main()
