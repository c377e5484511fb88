"""The same files behind nginx: a hardened configuration that answers as the front does.

nginx sends what lies on disk; whatever is no file (an address that moved, a page that is gone,
search, the inbox) it hands to the front, which knows. ``python -m front.deploying`` prints it.
"""

import argparse
import re
import sys
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from congso.publication.caching import CACHING
from front import filed, spoken
from front.inbox import receiving
from front.pages import answers, headers, manifest
from front.pages.manifest import Entry
from front.search import answering

_DATA_TYPES: Final = r"^(text/csv|application/(json|ld\+json|csvm\+json|vnd\.))"


LINES: Final = 256
"""Requests that may be under way at once from one address."""

_BLANK: Final = re.compile(r"\[\[([a-z_]+)\]\]")
_WHOLE: Final = """\
# Cổng Số: viết bởi “congso deploy nginx”. Chạy lại lệnh đó thay vì sửa tay.
# Tệp này dành cho sites-enabled; nginx đọc lại bằng: nginx -t && nginx -s reload

map $uri $congso_cache {
  ~^/tep/ "[[asset]]";
  default "[[page]]";
}
map $sent_http_content_type $congso_origin {
  "~[[data_types]]" "*";
  default "";
}
# While the front is away: its page in the language of what was asked for.
map $uri $congso_away {
[[tongues]]  default /503.html;
}
# For each address of a reader; many homes may stand behind one, so the limits are wide. Files are
# cheap and only connections to them are counted; what the front has to think about is counted too.
limit_req_zone $binary_remote_addr zone=congso_box:4m rate=10r/s;
limit_req_zone $binary_remote_addr zone=congso_ask:4m rate=20r/s;
limit_req_zone $binary_remote_addr zone=congso_rest:4m rate=100r/s;
limit_conn_zone $binary_remote_addr zone=congso_line:4m;
upstream congso_front {
  server [[front]];
  keepalive 32;
}
[[redirect]]
server {
  listen [[listen]];
  server_name [[name]];
[[tls]]  root [[root]];
  server_tokens off;
  access_log off;  # who read what is kept nowhere
  autoindex off;
  disable_symlinks on;
  absolute_redirect off;
  port_in_redirect off;
  client_max_body_size [[longest]];
  client_body_timeout 10s;
  client_header_timeout 10s;
  send_timeout 30s;
  keepalive_timeout 65s;
  keepalive_requests 10000;
  large_client_header_buffers 4 16k;
  max_ranges 1;
  limit_conn congso_line [[lines]];
  limit_conn_status 429;
  limit_req_status 429;
  sendfile on;
  tcp_nopush on;  # head and file leave together: one waking of the reader less
  open_file_cache max=20000 inactive=60s;
  open_file_cache_valid 1s;
  open_file_cache_errors off;
  gzip off;
  gzip_static on;
  gzip_vary on;
[[brotli]]  charset off;
[[types]]
[[headers]]
  add_header Cache-Control $congso_cache;
  add_header Access-Control-Allow-Origin $congso_origin;

  # Most addresses end in a stroke and hold no dot: theirs is the first pattern, which names the
  # file and all that is said of a page, so that nothing has to be looked up.
  location ~ ^[^.]*/$ {
[[headers]]
    add_header Cache-Control "[[page]]";
    try_files ${uri}index.html @front;
  }
  # Dotfiles and the compressed files themselves are nobody's pages.
  location ~ (/\\.|\\.(br|gz|zst|new)$) { return 404; }
[[odd]]
[[internal]]
  location ^~ [[search]] {
    limit_req zone=congso_ask burst=60 nodelay;
    try_files /dev/null @front;
  }
  location ^~ [[box]] {
    limit_req zone=congso_box burst=40 nodelay;
    try_files /dev/null @front;
  }
  location / {
    try_files $uri $uri/index.html @front;
  }
  # A folder without its stroke is a page that lies one stroke further: the front sends there.
  location ~ ^/.*[^/]$ {
    try_files $uri @front;
  }
  location @front {
    limit_req zone=congso_rest burst=400 nodelay;
    proxy_pass http://congso_front;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-For "";
    proxy_connect_timeout 2s;
    proxy_read_timeout 15s;
    proxy_intercept_errors off;
    proxy_hide_header Server;
    proxy_hide_header Strict-Transport-Security;
    # The front has set every header itself; a header here keeps those above from standing twice.
    [[own]]
    error_page 502 504 =503 $congso_away;
  }
}
"""
"""What is the same for every site; what is not stands in double brackets."""


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration is written for."""

    built: Path
    """The built tree."""
    name: str
    """server_name."""
    listen: str
    """Address and port, or a port."""
    front: str
    """host:port of the front behind."""
    has_brotli: bool
    has_zstd: bool = False
    """Whether nginx has the module that sends ``.zst`` files; Debian 12 has none."""
    certificate: str = ""
    """Files of the certificate and its key, with a comma between; empty without TLS."""


def written(site: Site, entries: Iterable[Entry]) -> str:
    """Return the configuration: one file for ``sites-enabled``.

    Shape: `entries` of the build, from which the types of files are taken.
    """
    every = list(entries)
    usual, others = filed.types(every)
    told = {
        "asset": CACHING["asset"],
        "page": CACHING["page"],
        "data_types": _DATA_TYPES,
        "front": site.front,
        "redirect": _redirect(site),
        "listen": site.listen + (" ssl" if site.certificate else ""),
        "name": site.name,
        "tls": _tls(site),
        "root": str((site.built / "site").absolute()),
        "lines": str(LINES),
        "longest": str(receiving.LONGEST_BODY),
        "brotli": ("  brotli_static on;\n" if site.has_brotli else "")
        + ("  zstd_static on;\n" if site.has_zstd else ""),
        "types": filed.type_block(usual),
        "headers": _headers(site),
        "odd": filed.odd_types(others),
        "internal": "\n".join(_internal(site)),
        "tongues": _tongues({entry.address for entry in every}),
        "search": answering.ADDRESS,
        "box": receiving.PREFIX,
        "own": _own_header(site),
    }
    return _BLANK.sub(lambda blank: told[blank[1]], _WHOLE)


def _headers(site: Site) -> str:
    """Return what every answer says: nginx inherits none of it where a place says more."""
    said = [*headers.SECURITY, *([headers.HSTS] if site.certificate else [])]
    return "\n".join(f'  add_header {name} "{value}" always;' for name, value in said)


def _internal(site: Site) -> Iterator[str]:
    """Yield the places of pages that answer to no call of their own."""
    away = {tongue.own(answers.AWAY) for tongue in spoken.TONGUES}
    for address in sorted(answers.ONLY_FOR_THESE - away):
        yield f"  location = {address} {{ internal; }}"
    for address in sorted(away):
        yield (
            f"  location = {address} {{\n    internal;\n{_headers(site)}\n"
            f'    add_header Cache-Control "{headers.NEVER_KEPT}" always;\n'
            f'    add_header Retry-After "{answers.RETRY_AFTER}" always;\n  }}'
        )


def _tongues(addresses: Collection[str]) -> str:
    """Return which page shows that the front is away, for each language that has one."""
    told = [(tongue.code, tongue.own(answers.AWAY)) for tongue in spoken.TONGUES]
    return "".join(
        f"  ~^/{code}/ {page};\n"
        for code, page in told
        if page in addresses and page != f"/{answers.AWAY}"
    )


def _own_header(site: Site) -> str:
    if site.certificate:
        name, value = headers.HSTS
        return f'add_header {name} "{value}" always;'
    return 'add_header Congso-None "";'


def _tls(site: Site) -> str:
    if not site.certificate:
        return ""
    chain, _comma, key = site.certificate.partition(",")
    return (
        f"  ssl_certificate {chain};\n  ssl_certificate_key {key};\n"
        "  ssl_protocols TLSv1.2 TLSv1.3;\n  ssl_prefer_server_ciphers off;\n"
        "  ssl_session_cache shared:congso_tls:4m;\n  ssl_session_tickets off;\n"
    )


def _redirect(site: Site) -> str:
    if not site.certificate:
        return ""
    return (
        f"server {{\n  listen 80;\n  server_name {site.name};\n"
        "  return 308 https://$host$request_uri;\n}\n"
    )


def main() -> None:
    """Print the configuration for the built tree that the options name."""
    parser = argparse.ArgumentParser(prog="congso deploy nginx", add_help=True)
    parser.add_argument("--built", default="var/public", help="thư mục bản dựng")
    parser.add_argument("--name", default="_", help="tên miền của cổng")
    parser.add_argument("--listen", default="80", help="địa chỉ và cổng nginx lắng nghe")
    parser.add_argument("--front", default="127.0.0.1:8000", help="nơi mặt trước lắng nghe")
    parser.add_argument("--no-brotli", action="store_true", help="nginx không có mô-đun brotli")
    parser.add_argument("--zstd", action="store_true", help="nginx có mô-đun zstd")
    parser.add_argument("--certificate", default="", help="tệp chứng chỉ,tệp khóa để mở https")
    options = parser.parse_args()
    built = Path(options.built)
    try:
        listing = manifest.load(built)
    except (OSError, manifest.NotAManifest) as fault:
        sys.exit(f"Chưa đọc được bản dựng ở {built} ({fault}). Hãy chạy congso build trước.")
    site = Site(
        built, options.name, options.listen, options.front,
        not options.no_brotli, options.zstd, options.certificate,
    )  # fmt: skip
    sys.stdout.write(written(site, listing.pages))


if __name__ == "__main__":
    main()
