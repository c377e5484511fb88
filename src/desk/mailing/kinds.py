"""What a mail can be for; those that somebody waits for go first."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """What a mail is for."""

    CONFIRMATION = "confirmation"
    WELCOME = "welcome"
    ANSWER = "answer"
    DIGEST = "digest"
    URGENT = "urgent"
    DUTY = "duty"


SAID = {
    Kind.CONFIRMATION: _("xác nhận theo dõi"),
    Kind.WELCOME: _("chào người theo dõi"),
    Kind.ANSWER: _("trả lời thư"),
    Kind.DIGEST: _("tin trong ngày"),
    Kind.URGENT: _("tin khẩn"),
    Kind.DUTY: _("nhắc việc cán bộ"),
}
CHOICES = [(kind.value, said) for kind, said in SAID.items()]
WAITED_FOR = (Kind.URGENT, Kind.DUTY, Kind.CONFIRMATION, Kind.WELCOME, Kind.ANSWER)
