"""What is told of something that a reader sent: it was kept, it could not be, it cannot be read."""

from typing import Final

from front.inbox import replies
from front.inbox.forms import Form, NotAForm
from front.pages.answers import Answer
from front.pages.snapshot import Snapshot
from front.spoken import Tongue, marked


def unread(fault: NotAForm, snapshot: Snapshot | None, tongue: Tongue) -> Answer:
    """Return what is told of a body that is no form."""
    told = [tongue.say(str(fault))]
    return replies.said(400, tongue.say("Chưa đọc được"), told, snapshot, tongue)


def not_kept(snapshot: Snapshot | None, tongue: Tongue, typed: str = "") -> Answer:
    """Return what is told where nothing could be written down."""
    return replies.said(
        503,
        tongue.say("Chưa gửi được"),
        [tongue.say("Máy chủ tạm thời chưa ghi nhận được. Hãy gửi lại sau ít phút.")],
        snapshot,
        tongue,
        typed=typed,
        more=[("retry-after", "60")],
    )


def thanks(form: Form, fields: dict[str, str], tongue: Tongue) -> list[str]:
    """Return what is said of something that was kept, with the code where one is given out."""
    if form.kind in _THANKS:
        return [tongue.say(one) for one in _THANKS[form.kind]]
    return [
        tongue.say("Nội dung đã được ghi lại và sẽ đến người phụ trách."),
        tongue.say("Mã tra cứu: %(code)s. Hãy giữ mã này để hỏi kết quả.", code=fields["ma"]),
    ]


_THANKS: Final = {
    "rating": (marked("Cảm ơn bạn đã đánh giá. Đánh giá không kèm tên hay địa chỉ của bạn."),),
    "subscription": (
        marked("Một thư xác nhận sẽ đến địa chỉ bạn vừa ghi trong ít phút."),
        marked("Hãy bấm nút trong thư ấy trong 48 giờ; chỉ khi đó việc theo dõi bắt đầu."),
        marked("Không thấy thư: hãy xem mục thư rác, và xem địa chỉ gõ đã đúng chưa."),
        marked("Một địa chỉ nhận nhiều nhất ba thư xác nhận một ngày."),
    ),
}
"""What is said where no code is given out."""
