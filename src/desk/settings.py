"""What can be set, and how the staff side is put together.

Everything that differs between machines is an `Option`: an environment variable with a default
that is right for trying the portal on one machine. All else is the same everywhere.
"""

import os
import re
import secrets
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from desk.kit import shelf


@dataclass(frozen=True, slots=True)
class Option:
    """Something that a machine may set."""

    name: str
    default: str
    help: str
    """One Vietnamese sentence for the manual."""

    @property
    def value(self) -> str:
        """What the environment says, else the default."""
        return os.environ.get(self.name) or self.default


OPTIONS = (
    Option("CONGSO_HOME", "", "Thư mục chứa data/; mặc định là thư mục mã nguồn."),
    Option("CONGSO_VAR", "", "Thư mục cho những gì cổng tự tạo; mặc định var/."),
    Option("CONGSO_DATABASE_URL", "", "postgresql://người:mật-khẩu@máy/tên; mặc định: SQLite."),
    Option("CONGSO_FRONT_BIND", "127.0.0.1:8000", "Nơi mặt trước lắng nghe, cho người đọc."),
    Option("CONGSO_DESK_BIND", "127.0.0.1:8001", "Nơi phần cán bộ lắng nghe."),
    Option("CONGSO_PUBLIC_URL", "", "Địa chỉ mà người đọc mở; mặc định theo FRONT_BIND."),
    Option("CONGSO_STAFF_URL", "", "Địa chỉ mà cán bộ mở; mặc định theo DESK_BIND."),
    Option("CONGSO_PLACE", "94", "Mã đơn vị hành chính của cổng; 94 là tỉnh Sóc Trăng."),
    Option("CONGSO_PLAN_NEARLY_MET", "",
           "Từ bao nhiêu % kế hoạch là “cơ bản đạt”, ví dụ 95. Để trống thì không dùng mức này."),
    Option("CONGSO_HOSTS", "", "Tên máy khác được phép mở phần cán bộ, cách nhau bằng dấu phẩy."),
    Option("CONGSO_INBOX", "", "Hộp thư người đọc: thư mục hay redis://…; mặc định var/inbox."),
    Option("CONGSO_BEHIND_PROXY", "",
           "1: hai phía đứng sau nginx trên máy này, địa chỉ lấy ở X-Real-IP."),
    Option("CONGSO_BEHIND_TLS", "",
           "1: người đọc vào bằng https; mặt trước dặn trình duyệt chỉ dùng https (HSTS)."),
    Option("CONGSO_VERIFY_AT", "02:30",
           "Giờ Việt Nam mà người thợ in soát bản dựng mỗi đêm, ví dụ 02:30."),
    Option("CONGSO_MAIL_URL", "",
           "smtp://người:mật-khẩu@máy:587 hoặc smtps://…:465; để trống thì thư ghi vào var/mail."),
    Option("CONGSO_MAIL_FROM", "Cổng Số <khong-tra-loi@localhost>", "Tên và địa chỉ gửi thư đi."),
    Option("CONGSO_DIGEST_AT", "07:00", "Giờ Việt Nam gửi thư tin trong ngày cho người theo dõi."),
    Option("CONGSO_SECOND_FACTOR", "",
           "1: người duyệt, xuất bản, vận hành, quản trị phải đăng nhập hai lớp; 0: không buộc; "
           "để trống: buộc, trừ khi địa chỉ cán bộ chỉ mở được trên chính máy này."),
    Option("CONGSO_IDLE_MINUTES", "15", "Không làm gì bao nhiêu phút thì tự đăng xuất."),
    Option("CONGSO_IDLE_MINUTES_ADMIN", "5", "Như trên, với quản trị viên."),
    Option("CONGSO_IDLE_DAYS", "45",
           "Tài khoản bao nhiêu ngày không dùng thì đóng, báo trước 14 ngày; 0: không đóng."),
    Option("CONGSO_LINKS_OUTSIDE", "",
           "1: mỗi đêm hỏi cả những địa chỉ ngoài cổng mà các trang dẫn tới."),
    Option("CONGSO_DEBUG", "", "1: hiện chi tiết lỗi trên màn hình. Không dùng khi có người đọc."),
)  # fmt: skip
_BY_NAME = {option.name: option for option in OPTIONS}


def option(name: str) -> str:
    """Return the value of an option."""
    return _BY_NAME[name].value


def _is_loopback(host: str) -> bool:
    """Return whether an address leads to the machine itself only."""
    return host in {"localhost", "::1"} or host.startswith("127.")


VAR = shelf.var()
FRONT_BIND, DESK_BIND = option("CONGSO_FRONT_BIND"), option("CONGSO_DESK_BIND")
PUBLIC_URL = (option("CONGSO_PUBLIC_URL") or f"http://{FRONT_BIND}").rstrip("/")
STAFF_URL = (option("CONGSO_STAFF_URL") or f"http://{DESK_BIND}").rstrip("/")
IS_OPEN_HERE_ONLY = _is_loopback(urlsplit(STAFF_URL).hostname or "")
"""Whether nobody on another machine can open the staff side, as at a trial."""
HOME_PLACE = option("CONGSO_PLACE")
IS_BEHIND_PROXY = option("CONGSO_BEHIND_PROXY") == "1"
IS_BEHIND_TLS = option("CONGSO_BEHIND_TLS") == "1"
INBOX = option("CONGSO_INBOX") or str(VAR / "inbox")


def _hour(said: str, name: str) -> time:
    """Return the hour of the day that an option says."""
    if re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", said.strip()) is None:
        raise ImproperlyConfigured(f"{name} = “{said}” không phải giờ trong ngày, ví dụ 02:30.")
    return time.fromisoformat(said.strip())


VERIFY_AT = _hour(option("CONGSO_VERIFY_AT"), "CONGSO_VERIFY_AT")
DIGEST_AT = _hour(option("CONGSO_DIGEST_AT"), "CONGSO_DIGEST_AT")


def _percent(said: str, name: str) -> Decimal | None:
    """Return the per cent that an option says, None where it says nothing."""
    if not said.strip():
        return None
    if re.fullmatch(r"\d{1,2}([.,]\d{1,4})?", said.strip()) is None:
        raise ImproperlyConfigured(f"{name} = “{said}” không phải phần trăm dưới 100, ví dụ 95.")
    return Decimal(said.strip().replace(",", "."))


def _minutes(said: str, name: str) -> int:
    """Return the minutes that an option says."""
    if not said.isdecimal() or not 1 <= int(said) <= 1440:
        raise ImproperlyConfigured(f"{name} = “{said}” phải là số phút từ 1 đến 1440, ví dụ 15.")
    return int(said)


def _days(said: str, name: str) -> int:
    """Return the days that an option says; 0 is never."""
    if not said.isdecimal() or (said != "0" and not 30 <= int(said) <= 3650):
        raise ImproperlyConfigured(f"{name} = “{said}” phải là 0, hoặc số ngày từ 30 đến 3650.")
    return int(said)


PLAN_NEARLY_MET = _percent(option("CONGSO_PLAN_NEARLY_MET"), "CONGSO_PLAN_NEARLY_MET")


def _secret(path: Path) -> str:
    """Return the key that signs sessions: made at random on the first run, readable to us alone."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as problem:
        raise ImproperlyConfigured(
            f"Không ghi được {path} ({problem.strerror}). Hãy đặt CONGSO_VAR vào thư mục ghi được."
        ) from None
    return path.read_text("ascii")


def _sqlite() -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "desk.sqlite3",
        "OPTIONS": {
            # A writer takes its place in the line at once, so that no reader's lock is upgraded.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; "
                "PRAGMA cache_size = -32000; PRAGMA mmap_size = 268435456;"
            ),
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "CONGSO_DATABASE_URL phải có dạng postgresql://người:mật-khẩu@máy:cổng/tên-cơ-sở-dữ-liệu."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _mail_server(url: str) -> SplitResult:
    """Return the parts of the address of a mail server."""
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ImproperlyConfigured(
            "CONGSO_MAIL_URL phải có dạng smtp://người:mật-khẩu@máy:587 hoặc smtps://…:465."
        )
    return parts


SECRET_KEY = _secret(VAR / "secret")
DEBUG = option("CONGSO_DEBUG") == "1"
_HOSTS = [urlsplit(url).hostname or "" for url in (STAFF_URL, PUBLIC_URL)]
_HOSTS += [host.strip() for host in option("CONGSO_HOSTS").split(",") if host.strip()]
ALLOWED_HOSTS = sorted({*_HOSTS, "localhost", "127.0.0.1", "[::1]"})
CSRF_TRUSTED_ORIGINS = [STAFF_URL]
SESSION_COOKIE_NAME = "congso"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = STAFF_URL.startswith("https:")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

INSTALLED_APPS = [
    "desk.kit",
    "desk.staff",
    "desk.look",
    "desk.visits",
    "desk.mailing",
    "desk.intake",
    "desk.petitions",
    "desk.atlas",
    "desk.ledger",
    "desk.releases",
    "desk.checking",
    "desk.approving",
    "desk.takedowns",
    "desk.bundles",
    "desk.royalties",
    "desk.checklist",
    "desk.newsroom",
    "desk.subscriptions",
    "desk.privacy",
    "desk.opendata",
    "desk.press",
    "desk.arrivals",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "axes",
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without_words": {"()": "desk.kit.faults.WithoutWords"}},
    "handlers": {"told": {"class": "logging.StreamHandler", "formatter": "without_words"}},
    # Who asked for what is logged nowhere; a fault of ours is, by its kind and place.
    "loggers": {"django.request": {"handlers": ["told"], "level": "ERROR", "propagate": False}},
}
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "desk.staff.acting.ActingPerson",
    "django.contrib.messages.middleware.MessageMiddleware",
    "desk.staff.sessions.SessionRules",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "desk.checking.refusing.RefusedPublishing",
    "desk.newsroom.used.RefusedDeleting",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
ROOT_URLCONF = "desk.urls"
WSGI_APPLICATION = "desk.command.wsgi.application"

DATABASES = {
    "default": _postgresql(option("CONGSO_DATABASE_URL"))
    if option("CONGSO_DATABASE_URL")
    else _sqlite(),
}
_MANY = {"MAX_ENTRIES": 20_000}
CACHES = {
    # One for desk and worker alike: what one of them changes, the other must not remember.
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "cache",
        "OPTIONS": _MANY,
    },
    # What anybody can fill from outside stands apart, so that a flood pushes out nothing else.
    "strangers": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": _MANY},
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "desk.staff.sign_in_views.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# The journal tells who signed in, and forgets from where when the term is over.
AXES_DISABLE_ACCESS_LOG = True
AXES_CLIENT_IP_CALLABLE = "desk.kit.origin.of"
OTP_TOTP_ISSUER = "Cổng Số"
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 1
SECOND_FACTOR_IS_REQUIRED = option("CONGSO_SECOND_FACTOR") == "1" or (
    option("CONGSO_SECOND_FACTOR") != "0" and not IS_OPEN_HERE_ONLY
)
IDLE_MINUTES = _minutes(option("CONGSO_IDLE_MINUTES"), "CONGSO_IDLE_MINUTES")
IDLE_MINUTES_ADMIN = _minutes(option("CONGSO_IDLE_MINUTES_ADMIN"), "CONGSO_IDLE_MINUTES_ADMIN")
IDLE_DAYS = _days(option("CONGSO_IDLE_DAYS"), "CONGSO_IDLE_DAYS")
LINKS_OUTSIDE = option("CONGSO_LINKS_OUTSIDE") == "1"
AUTH_USER_MODEL = "staff.Person"
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATORS}.NumericPasswordValidator"},
]

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]
LOCALE_PATHS = [Path(__file__).parent / "locale"]
FORMAT_MODULE_PATH = "desk.staff.formats"
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
# Day first: left alone, Django would read 04/01/2024 as the first of April.
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%Y-%m-%d"]
DATETIME_INPUT_FORMATS = ["%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"]  # fmt: skip  # noqa: E501

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
FILE_UPLOAD_PERMISSIONS = 0o644
EMAIL_FILE_PATH = VAR / "mail"
DEFAULT_FROM_EMAIL = option("CONGSO_MAIL_FROM")
MAIL_IS_SENT = bool(option("CONGSO_MAIL_URL"))
"""Without a server mails are written into a folder, and the staff are told so."""
if MAIL_IS_SENT:
    _MAIL = _mail_server(option("CONGSO_MAIL_URL"))
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_TIMEOUT = _MAIL.hostname, 20
    EMAIL_PORT = _MAIL.port or (465 if _MAIL.scheme == "smtps" else 587)
    EMAIL_HOST_USER = unquote(_MAIL.username or "")
    EMAIL_HOST_PASSWORD = unquote(_MAIL.password or "")
    EMAIL_USE_SSL = _MAIL.scheme == "smtps"
    EMAIL_USE_TLS = _MAIL.scheme == "smtp" and _MAIL.hostname not in ("localhost", "127.0.0.1")
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"

WAGTAIL_SITE_NAME = "Cổng Số"
WAGTAIL_PAGE_MODEL = "kit.PortalPage"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_BASE_URL = STAFF_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_USER_LOGIN_FORM = "desk.staff.forms.SignIn"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_MODERATION_ENABLED = True
WAGTAIL_FINISH_WORKFLOW_ACTION = "desk.approving.finishing.approve_and_publish"
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILIMAGES_IMAGE_FORM_BASE = "desk.intake.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30_000_000
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "desk.intake.forms.DocumentForm"
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_DATE_FORMAT = "%d/%m/%Y"
WAGTAIL_DATETIME_FORMAT = "%d/%m/%Y %H:%M"
WAGTAIL_TIME_FORMAT = "%H:%M"
WAGTAILIMAGES_AVIF_QUALITY = 60
"""As the eye sees it, what JPEG is at 85; Wagtail's own 80 doubles the bytes."""
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
