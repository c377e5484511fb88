"""The screens on which staff read letters and ratings, answer, and let answers out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.kit.permissions import NotPermitted
from desk.petitions import addresses, answering, arriving, forgetting, personal, queries, reaching
from desk.petitions.answering import CannotBeDone, Draft
from desk.petitions.models import Letter
from desk.staff.screens import Screen, whole

ACT = "petitions.view_letter"
_STATES = (
    (queries.OPEN, gettext_lazy("Chưa xong")),
    (queries.LATE, gettext_lazy("Quá hạn")),
    (queries.RETURNED, gettext_lazy("Trả lời không đến")),
    (queries.DONE, gettext_lazy("Đã xong")),
)


class Letters(Screen):
    """Letters, those that wait first, and what readers say of pages."""

    act = ACT
    template_name = "petitions/inbox.html"
    page_title = gettext_lazy("Thư và đánh giá")
    header_icon = "mail"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        wanted, state = self.asked("q"), self.asked("xem") or queries.OPEN
        seen = reaching.letters(self.request.user, ACT)
        counts = {queries.LATE: queries.late(seen), queries.RETURNED: queries.came_back(seen)}
        return {
            **super().get_context_data(**kwargs),
            "page": queries.letters(seen, wanted=wanted, state=state, page=self.number()),
            "ratings": queries.ratings(reaching.ratings(self.request.user, ACT)),
            "wanted": wanted,
            "states": [(code, said, counts.get(code, 0)) for code, said in _STATES],
            "state": state,
        }


class OneLetter(Screen):
    """A letter with everything that can be done about it."""

    act = ACT
    template_name = "petitions/one.html"
    header_icon = "mail"

    @property
    def letter(self) -> Letter:
        """The letter that the address names."""
        seen = reaching.letters(self.request.user, ACT)
        return get_object_or_404(Letter, seen, pk=self.kwargs["number"])

    def get_page_title(self) -> str:
        return str(self.letter)

    def above(self) -> list[dict[str, Any]]:
        return [{"url": reverse("petitions_letters"), "label": _("Thư và đánh giá")}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        letter, person = self.letter, self.request.user
        return {
            "draft": _draft_of(letter),
            **super().get_context_data(**kwargs),
            "letter": letter,
            "steps": queries.steps(letter),
            "people": [one for one in _people() if reaching.may(one, answering.ANSWER, letter)],
            "may_answer": reaching.may(person, answering.ANSWER, letter),
            "may_approve": reaching.may(person, answering.APPROVE, letter),
            "wrote_it": letter.written_by == person,
            "standing": addresses.standing(letter.receipt),
            "public": addresses.of_letter(letter.receipt) if letter.is_public else "",
        }

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Carry out one of the buttons; what was typed stays where it is refused."""
        del number
        deeds = {
            "assign": (self._assign, _("Đã giao thư.")),
            "report": (self._report, _("Đã báo tiến độ; người gửi thấy ở trang tra mã.")),
            "write": (self._write, _("Đã lưu câu trả lời để duyệt.")),
            "answer": (self._answer, _("Đã trả lời.")),
            "show": (self._show, _("Thư đã lên trang.")),
            "hide": (self._hide, _("Thư không còn trên trang và đã mở lại.")),
            "close": (self._close, _("Đã khép lại.")),
            "told": (self._told, _("Đã ghi; thư ra khỏi danh sách “Trả lời không đến”.")),
            "forget": (self._forget, _("Đã xóa tên, liên hệ và nội dung gốc.")),
        }
        deed, done = deeds.get(request.POST.get("act", ""), (_nothing, ""))
        try:
            deed()
        except (NotPermitted, CannotBeDone) as refused:
            messages.error(request, str(refused))
            if request.POST.get("act") == "write":
                return self.render_to_response(self.get_context_data(draft=self._typed()))
        else:
            messages.success(request, done)
        return redirect(request.get_full_path())

    def _assign(self) -> None:
        person = get_object_or_404(get_user_model(), pk=whole(self.request.POST.get("to")))
        unit = self.request.POST.get("unit", "")
        answering.assign(self.letter, to=person, unit=unit, by=self.request.user)

    def _report(self) -> None:
        until = parse_date(self.request.POST.get("until", ""))
        if until is None:
            raise CannotBeDone(_("Hãy chọn hạn mới."))
        note = self.request.POST.get("note", "")
        answering.report(self.letter, note=note, until=until, by=self.request.user)

    def _typed(self) -> Draft:
        told = self.request.POST
        return Draft(
            answer=told.get("answer", ""), unit=told.get("unit", "")[:200],
            subject=told.get("subject", "")[:200], text=told.get("text", ""),
        )  # fmt: skip

    def _write(self) -> None:
        answering.write(self.letter, draft=self._typed(), by=self.request.user)

    def _answer(self) -> None:
        publicly = self.request.POST.get("publicly") == "1"
        answering.answer(self.letter, publicly=publicly, by=self.request.user)

    def _show(self) -> None:
        answering.show(self.letter, by=self.request.user)

    def _hide(self) -> None:
        why = self.request.POST.get("why", "")
        answering.hide(self.letter, why=why, by=self.request.user)

    def _close(self) -> None:
        why = self.request.POST.get("why", "")
        answering.close(self.letter, why=why, by=self.request.user)

    def _told(self) -> None:
        how = self.request.POST.get("how", "")
        arriving.told_otherwise(self.letter, how=how, by=self.request.user)

    def _forget(self) -> None:
        forgetting.forget(self.letter, by=self.request.user)


def _nothing() -> None:
    raise CannotBeDone(_("Không rõ việc cần làm; hãy bấm một nút trên màn hình."))


def _people() -> Any:
    return get_user_model().objects.filter(is_active=True).order_by("username")


def _draft_of(letter: Letter) -> Draft:
    """Return what was written so far, or a first draft with what tells of the sender taken out."""
    names = (letter.name, letter.contact)
    return Draft(
        answer=letter.answer,
        unit=letter.unit,
        subject=letter.public_subject or personal.hidden(letter.subject, *names),
        text=letter.public_text or personal.hidden(letter.text, *names),
    )
