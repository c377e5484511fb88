"""What was built, from what, and what changed since.

The article at /tin-tuc/… was built from 23 figures, a picture and a template; each is kept with
its fingerprint, so that a change finds the pages that stand on it.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from congso.publication import pieces
from congso.publication.use import Use


class Change(models.Model):
    """Something changed that readers may see: written with the change, deleted when built."""

    at = models.DateTimeField(_("lúc"))
    kind = models.CharField(_("loại"), max_length=20)
    """figures or pages."""
    keys = models.JSONField(_("những gì"), default=list)
    is_shown = models.BooleanField(_("người đọc đã thấy"), default=False)
    """Pages are built; files and lists are not."""

    class Meta:
        verbose_name = _("thay đổi chờ dựng")
        verbose_name_plural = _("thay đổi chờ dựng")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind}: {', '.join(map(str, self.keys))}"


class Cache(models.TextChoices):
    """How long a browser may keep a file without asking."""

    PAGE = "page", _("hỏi lại mỗi lần")
    ASSET = "asset", _("giữ mãi: địa chỉ đổi theo nội dung")


class Built(models.Model):
    """One file of the public site as it stands on disk."""

    address = models.CharField(_("địa chỉ"), max_length=500, unique=True)
    file = models.CharField(_("tệp"), max_length=520)
    type = models.CharField(_("loại nội dung"), max_length=100)
    checksum = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("cỡ, byte"))
    modified = models.DateTimeField(_("nội dung đổi lúc"))
    cache = models.CharField(_("lưu đệm"), max_length=10, choices=Cache.choices)
    slot = models.CharField(_("chỗ trong bản kê"), max_length=8, db_index=True, editable=False)
    owner = models.CharField(_("là trang của"), max_length=200, blank=True, db_index=True)
    """The thing that it is a page of: ``page 12``, ``indicator telecom.sites``."""
    is_page = models.BooleanField(_("là trang"), default=False)
    """Made by a room, with uses; the rest are assets and lists of the site itself."""

    class Meta:
        verbose_name = _("tệp đã dựng")
        verbose_name_plural = _("tệp đã dựng")
        ordering = ["address"]

    def __str__(self) -> str:
        return self.address

    def save(self, **asked: Any) -> None:
        """Keep where in the manifest the file is told."""
        self.find_slot()
        super().save(**_with_slot(asked))

    def find_slot(self) -> None:
        """Say where in the manifest the file is told."""
        self.slot = pieces.slot_of(self.address)


class Used(models.Model):
    """One thing that a built page stands on, in the state in which it was read."""

    page = models.ForeignKey(Built, on_delete=models.CASCADE, related_name="uses")
    kind = models.CharField(_("loại"), max_length=20)
    key = models.CharField(_("khóa"), max_length=400)
    fingerprint = models.CharField(_("dấu vết"), max_length=80)

    class Meta:
        verbose_name = _("thứ được dùng")
        verbose_name_plural = _("thứ được dùng")
        constraints = [
            models.UniqueConstraint(fields=["page", "kind", "key"], name="press_use_is_noted_once")
        ]
        indexes = [models.Index(fields=["kind", "key", "fingerprint"], name="press_who_uses")]

    def __str__(self) -> str:
        return str(self.use)

    @property
    def use(self) -> Use:
        """The thing, as the core calls it."""
        return Use(self.kind, self.key)


class Gone(models.Model):
    """An address that was a page and was taken down: readers are told so."""

    address = models.CharField(_("địa chỉ"), max_length=500, unique=True)
    slot = models.CharField(_("chỗ trong bản kê"), max_length=8, db_index=True, editable=False)

    class Meta:
        verbose_name = _("địa chỉ đã gỡ")
        verbose_name_plural = _("địa chỉ đã gỡ")
        ordering = ["address"]

    def __str__(self) -> str:
        return self.address

    def save(self, **asked: Any) -> None:
        """Keep where in the manifest the address is told."""
        self.slot = pieces.slot_of(self.address)
        super().save(**_with_slot(asked))


class Moved(models.Model):
    """An address at which a page once lay, and where it lies now; readers are sent on."""

    old = models.CharField(_("địa chỉ cũ"), max_length=500, unique=True)
    new = models.CharField(_("địa chỉ mới"), max_length=500, db_index=True)
    at = models.DateTimeField(_("lúc"))
    slot = models.CharField(_("chỗ trong bản kê"), max_length=8, db_index=True, editable=False)

    class Meta:
        verbose_name = _("địa chỉ đã dời")
        verbose_name_plural = _("địa chỉ đã dời")
        ordering = ["old"]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"

    def save(self, **asked: Any) -> None:
        """Keep where in the manifest the old address is told."""
        self.slot = pieces.slot_of(self.old)
        super().save(**_with_slot(asked))


class Unlisted(models.Model):
    """An address whose page came, went or changed since the site map and search were told."""

    address = models.CharField(_("địa chỉ"), max_length=500, unique=True)

    class Meta:
        verbose_name = _("địa chỉ chờ vào danh sách")
        verbose_name_plural = _("địa chỉ chờ vào danh sách")
        ordering = ["address"]

    def __str__(self) -> str:
        return self.address


class Unbuilt(models.Model):
    """A page that could not be made: readers find what stood there before, if anything."""

    address = models.CharField(_("địa chỉ"), max_length=500, unique=True)
    owner = models.CharField(_("là trang của"), max_length=200, blank=True)
    """Empty for a picture or another file that pages lean on."""
    since = models.DateTimeField(_("từ lúc"))
    tried_at = models.DateTimeField(_("thử lần cuối lúc"))
    due_at = models.DateTimeField(_("thử lại lúc"), db_index=True)
    tries = models.PositiveIntegerField(_("số lần thử"), default=0)
    why = models.CharField(_("vì sao"), max_length=500)

    class Meta:
        verbose_name = _("trang chưa dựng được")
        verbose_name_plural = _("trang chưa dựng được")
        ordering = ["since", "address"]

    def __str__(self) -> str:
        return f"{self.address}: {self.why}"


class Piece(models.Model):
    """A piece of the manifest as it was last written."""

    name = models.CharField(_("tên"), max_length=32, unique=True)
    checksum = models.CharField(_("SHA-256"), max_length=64, blank=True)
    """Empty while it tells of nothing, and is not written."""
    changed_at = models.DateTimeField(_("nội dung đổi lúc"), null=True)
    size = models.PositiveIntegerField(_("số địa chỉ"), default=0)

    class Meta:
        verbose_name = _("mảnh của bản kê")
        verbose_name_plural = _("mảnh của bản kê")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Untold(models.Model):
    """A slot of which the manifest is still to be told, written with the rows that changed."""

    slot = models.CharField(_("chỗ trong bản kê"), max_length=8, unique=True)

    class Meta:
        verbose_name = _("chỗ chờ vào bản kê")
        verbose_name_plural = _("chỗ chờ vào bản kê")
        ordering = ["slot"]

    def __str__(self) -> str:
        return self.slot


def _with_slot(asked: dict[str, Any]) -> dict[str, Any]:
    fields = asked.get("update_fields")
    return asked if fields is None else {**asked, "update_fields": {*fields, "slot"}}


class Emptied(models.Model):
    """How far a segment or stream of the inbox has been taken in."""

    source = models.CharField(_("nguồn"), max_length=200, unique=True)
    position = models.PositiveBigIntegerField(_("đã đọc đến byte"), default=0)
    last = models.CharField(_("mục cuối"), max_length=60, blank=True)
    """Of a stream: the id of the last entry taken in."""
    is_stream = models.BooleanField(_("là luồng"), default=False)
    at = models.DateTimeField(_("lúc"), null=True)

    class Meta:
        verbose_name = _("hộp thư đã đọc")
        verbose_name_plural = _("hộp thư đã đọc")

    def __str__(self) -> str:
        return f"{self.source}: {self.position}"


class SetAside(models.Model):
    """Something in the inbox that could not be taken in: kept as it was, with the reason."""

    at = models.DateTimeField(_("lúc"))
    source = models.CharField(_("nguồn"), max_length=200)
    place = models.PositiveBigIntegerField(_("ở byte"))
    why = models.CharField(_("vì sao"), max_length=300)
    line = models.TextField(_("phần đầu, để đọc"))
    content = models.BinaryField(_("nguyên văn, từng byte"), default=b"")
    """All of it; nothing of what was set aside before this was kept."""

    class Meta:
        verbose_name = _("mục để riêng")
        verbose_name_plural = _("mục để riêng")
        permissions = [("handle_setaside", _("Xử lý mục để riêng của hộp thư, thử dựng lại trang"))]
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.source}, byte {self.place}: {self.why}"
