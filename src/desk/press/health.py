"""How the portal is doing, for whoever runs it: what is, and what to do where it is ill.

Nothing here is a secret, and nothing of a reader is told.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from wagtail.models import Revision

from desk.kit import clock, journal
from desk.kit.clock import VIETNAM
from desk.mailing import queries as mailing
from desk.newsroom import licences
from desk.press import failing, safekeeping, tree, verifying
from desk.press.inbox import emptying, setting_aside
from desk.press.models import Built, Change
from desk.staff import idle, sessions
from desk.takedowns import queries as takedowns
from desk.takedowns import reminding

_WAITS_TOO_LONG = timedelta(minutes=10)
_MAIL_WAITS_TOO_LONG = timedelta(hours=1)
_LEAST_FREE = 0.1
_FAILS_TOO_LONG = timedelta(minutes=1)
"""A page that failed is well again after some seconds where something was away for a moment."""
_PROOF_IS_OLD = timedelta(hours=50)
"""Two nights, and the time that a proof takes."""
_BACKUP_IS_OLD = timedelta(hours=50)
_DRILL_IS_OLD = timedelta(days=100)
"""A quarter of a year, and a few days to come to it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was looked at."""

    name: str
    said: str
    remedy: str = ""
    """What to do; empty where nothing is ill."""
    place: str = ""
    """The folder on this machine that `said` ends with."""

    @property
    def is_well(self) -> bool:
        """Whether nothing has to be done."""
        return not self.remedy


def lines() -> tuple[Line, ...]:
    """Return what was looked at, what is ill first."""
    looked = (
        _database,
        _tables,
        _waiting,
        _built,
        _unbuilt,
        _proved,
        _clock,
        _demands,
        _inbox,
        _set_aside,
        _mails,
        _disk,
        _backed_up,
        _drilled,
        _signing,
        _licences,
        _sessions,
    )
    found = [_looked(look) for look in looked]
    return tuple(sorted(found, key=lambda line: line.is_well))


def _looked(look: Callable[[], Line]) -> Line:
    try:
        return look()
    except (DatabaseError, OSError) as fault:
        said = _("không xem được (%(fault)s)") % {"fault": fault}
        return Line(_("Cơ sở dữ liệu hoặc đĩa"), said, _("Xem máy chủ dữ liệu và đĩa."))


def _database() -> Line:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
    return Line(_("Cơ sở dữ liệu"), f"{connection.vendor}, {_('trả lời')}")


def _tables() -> Line:
    executor = MigrationExecutor(connection)
    left = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not left:
        return Line(_("Bảng dữ liệu"), _("đúng phiên bản"))
    said = _("%(count)s bước nâng cấp chưa chạy") % {"count": len(left)}
    return Line(_("Bảng dữ liệu"), said, _("Chạy: congso manage migrate"))


def _waiting() -> Line:
    oldest = Change.objects.order_by("id").values_list("at", flat=True).first()
    said = _("%(count)s thay đổi chờ dựng") % {"count": Change.objects.count()}
    if oldest is None:
        return Line(_("Người thợ in"), said)
    age = clock.now() - oldest
    said += _(", cũ nhất %(minutes)s phút") % {"minutes": int(age.total_seconds() // 60)}
    stopped = _("Người thợ in có lẽ đã dừng: xem log/worker và chạy lại.")
    return Line(_("Người thợ in"), said, stopped if age > _WAITS_TOO_LONG else "")


def _built() -> Line:
    manifest = tree.root() / "manifest.json"
    if not manifest.is_file():
        return Line(_("Trang công khai"), _("chưa dựng lần nào"), _("Chạy: congso build"))
    at = datetime.fromtimestamp(manifest.stat().st_mtime, UTC)
    told = {"count": Built.objects.count(), "at": _moment(at)}
    said = _("%(count)s tệp, đổi lần cuối %(at)s") % told
    return Line(_("Trang công khai"), said)


def _unbuilt() -> Line:
    """Tell of pages that could not be made; which they are stands below."""
    name = _("Trang chưa dựng được")
    oldest = next(iter(failing.waiting(1)), None)
    if oldest is None:
        return Line(name, _("không có"))
    told = {"count": failing.count(), "since": _moment(oldest.since)}
    said = _("%(count)s trang, sớm nhất từ %(since)s") % told
    remedy = _("Xem từng trang và lý do ở bảng dưới; sửa xong thì bấm Thử lại.")
    return Line(name, said, remedy if clock.now() - oldest.since > _FAILS_TOO_LONG else "")


def _proved() -> Line:
    """Tell of the newest proof of the build: where it drifted, or that nobody proves it."""
    name = _("Soát bản dựng")
    newest = journal.newest(verifying.PROVED)
    late = _("Hai đêm liền chưa soát: người thợ in có lẽ đã dừng, xem log/worker và chạy lại.")
    if newest is None:
        said = _("chưa soát lần nào, người thợ in soát mỗi đêm")
        return Line(name, said, late if clock.now() - safekeeping.begun() > _PROOF_IS_OLD else "")
    mended = journal.newest(verifying.REPAIRED)
    count, told = newest.details.get("count", 0), _moment(newest.at)
    if count and not (mended and mended.at >= newest.at):
        said = _("%(at)s: lệch ở %(count)s chỗ") % {"at": told, "count": count}
        remedy = _("Xem “bản dựng lệch” trong nhật ký, rồi chạy: congso build --verify --repair")
        return Line(name, said, remedy)
    said = _("lần cuối %(at)s") % {"at": told} + (_(", đã dựng lại chỗ lệch") if count else "")
    return Line(name, said, late if clock.now() - newest.at > _PROOF_IS_OLD else "")


def _clock() -> Line:
    due = clock.now() - timedelta(minutes=5)
    late = Revision.objects.filter(approved_go_live_at__lte=due).count()
    if not late:
        return Line(_("Hẹn giờ"), _("không có gì quá giờ"))
    said = _("%(count)s trang quá giờ hẹn mà chưa lên") % {"count": late}
    return Line(
        _("Hẹn giờ"), said, _("Mở màn hình Duyệt và xuất bản của từng trang để xem vì sao.")
    )


def _demands() -> Line:
    """Tell of lawful requests that wait, from the hour of the first reminder on as an illness."""
    name, open_ones = _("Yêu cầu gỡ bỏ"), takedowns.waiting()
    if not open_ones:
        return Line(name, _("không có yêu cầu nào chờ"))
    nearest = open_ones[0]
    said = _("%(count)s yêu cầu chờ thi hành, gần nhất %(left)s") % {
        "count": len(open_ones),
        "left": nearest.left,
    }
    is_near = nearest.due_at - clock.now() <= reminding.BEFORE[0]
    return Line(name, said, _("Mở màn hình Yêu cầu gỡ bỏ và gỡ.") if is_near else "")


def _inbox() -> Line:
    """Tell how much readers sent that nobody took in yet."""
    waiting = emptying.waiting()
    if waiting.oldest is None:
        return Line(_("Hộp thư"), _("đọc hết"))
    age = clock.now() - waiting.oldest
    told = {"count": waiting.entries, "minutes": int(age.total_seconds() // 60)}
    said = _("%(count)s mục chờ đọc, cũ nhất %(minutes)s phút") % told
    stopped = _("Người thợ in có lẽ đã dừng: xem log/worker và chạy lại; thư vẫn còn đó.")
    return Line(_("Hộp thư"), said, stopped if age > _WAITS_TOO_LONG else "")


def _set_aside() -> Line:
    aside = setting_aside.count()
    if not aside:
        return Line(_("Mục để riêng"), _("không có"))
    said = _("%(count)s mục người đọc gửi không đọc được, giữ nguyên văn") % {"count": aside}
    remedy = _(
        "Mở màn hình Hộp thư để xem từng mục và lý do. Thường là do hai phía lệch phiên bản: "
        "nâng cấp phần cán bộ rồi bấm Thử lại."
    )
    return Line(_("Mục để riêng"), said, remedy)


def _mails() -> Line:
    posting = mailing.posting()
    said = _("%(count)s thư chờ gửi") % {"count": posting.waiting}
    if posting.folder:
        said += _(", ghi vào")
    late = posting.oldest is not None and clock.now() - posting.oldest > _MAIL_WAITS_TOO_LONG
    remedy = _("Xem log/worker và CONGSO_MAIL_URL: máy chủ thư có lẽ không nhận.")
    return Line(_("Thư gửi đi"), said, remedy if late else "", str(posting.folder or ""))


def _disk() -> Line:
    total, _used, free = shutil.disk_usage(settings.VAR)
    said = _("còn %(free)s GB (%(share)s%%)") % {
        "free": f"{free / 1e9:.1f}".replace(".", ","),
        "share": round(100 * free / total),
    }
    full = _("Dọn đĩa hoặc chuyển CONGSO_VAR sang đĩa lớn hơn.")
    return Line(_("Đĩa"), said, full if free / total < _LEAST_FREE else "")


def _backed_up() -> Line:
    """Tell when everything was last backed up."""
    at = safekeeping.last_backup()
    said = _("lần cuối %(at)s") % {"at": _moment(at)} if at else _("chưa sao lưu lần nào")
    is_old = clock.now() - (at or safekeeping.begun()) > _BACKUP_IS_OLD
    remedy = _("Chạy congso backup mỗi đêm (cron), ra một đĩa khác.")
    return Line(_("Sao lưu"), said, remedy if is_old else "")


def _drilled() -> Line:
    """Tell when a backup was last seen to bring everything back."""
    name, last = _("Diễn tập khôi phục"), safekeeping.last_drill()
    if last is not None and last[1]:
        told = {"at": _moment(last[0]), "why": last[1]}
        said = _("%(at)s không thành: %(why)s") % told
        return Line(name, said, _("Sửa nguyên nhân rồi chạy lại congso restore --drill."))
    said = _("lần cuối %(at)s") % {"at": _moment(last[0])} if last else _("chưa lần nào")
    is_old = clock.now() - (last[0] if last else safekeeping.begun()) > _DRILL_IS_OLD
    remedy = _("Chạy congso restore --drill với bản sao lưu mới nhất; cổng vẫn chạy.")
    return Line(name, said, remedy if is_old else "")


def _moment(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"


def _signing() -> Line:
    name = _("Đăng nhập hai lớp")
    if settings.SECOND_FACTOR_IS_REQUIRED:
        return Line(name, _("buộc với người duyệt, xuất bản, vận hành, quản trị"))
    if settings.IS_OPEN_HERE_ONLY:
        return Line(name, _("không buộc; phần cán bộ chỉ mở được trên máy này"))
    return Line(name, _("không buộc"), _("Bỏ CONGSO_SECOND_FACTOR=0 rồi khởi động lại."))


def _licences() -> Line:
    name, found = _("Giấy phép của cổng"), licences.due()
    if not found:
        return Line(name, _("không có giấy phép nào hết hạn trong sáu tháng tới"))
    said = "; ".join(
        f"{one.line} ({_('đã hết hạn')})" if one.is_over else one.line for one in found
    )
    return Line(name, said, _("Xin cấp lại, rồi ghi giấy phép mới vào “Thông tin về cổng”."))


def _sessions() -> Line:
    """Tell where sessions and accounts stay open for longer than the standard lets them."""
    name = _("Phiên làm việc")
    said = _(
        "tự đăng xuất sau %(minutes)s phút, quản trị %(admin)s; đóng tài khoản sau %(days)s ngày"
    )
    told = {
        "minutes": settings.IDLE_MINUTES,
        "admin": settings.IDLE_MINUTES_ADMIN,
        "days": settings.IDLE_DAYS or "…",
    }
    fits = (
        settings.IDLE_MINUTES <= sessions.MOST_MINUTES
        and min(settings.IDLE_MINUTES, settings.IDLE_MINUTES_ADMIN) <= sessions.MOST_MINUTES_ADMIN
        and 0 < settings.IDLE_DAYS <= idle.MOST_DAYS
    )
    remedy = _("TCVN 14423:2026 đòi 15 phút, 5 phút, 45 ngày: sửa CONGSO_IDLE_… rồi khởi động lại.")
    return Line(name, said % told, "" if fits or settings.IS_OPEN_HERE_ONLY else remedy)
