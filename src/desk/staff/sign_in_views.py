"""Screens of signing in: the code after the password, and the second factor of one's own."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from desk.kit import permissions
from desk.staff import second_factor, sessions
from desk.staff.models import Person
from desk.staff.screens import Screen


class Verify(TemplateView):
    """Asks for the code that the telephone shows."""

    template_name = "staff/verify.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect("wagtailadmin_login")
        return super().dispatch(request, *args, **kwargs)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let through, or say that the code is wrong."""
        if second_factor.passes(request, request.POST.get("code", "")[:40]):
            wanted = request.GET.get("next", "")
            is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
            return redirect(wanted if is_ours else "wagtailadmin_home")
        fault = _(
            "Mã không đúng hoặc đã dùng. Hãy đợi mã mới trên điện thoại rồi nhập lại; "
            "nhập sai nhiều lần thì phải chờ. Mất điện thoại thì nhập một mã dự phòng."
        )
        return render(request, self.template_name, {"fault": fault}, status=403)


class SecondFactor(Screen):
    """One's own second factor and sessions; for who keeps people, those of others."""

    template_name = "staff/second_factor.html"
    page_title = gettext_lazy("Đăng nhập hai lớp")
    header_icon = "key"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect("wagtailadmin_login")
        if second_factor.is_enrolled(request.user) and not request.user.is_verified():
            return redirect("staff_verify")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        is_enrolled = second_factor.is_enrolled(self.request.user)
        if not is_enrolled:
            device = second_factor.begun(self.request.user)
            context["picture"] = mark_safe(second_factor.picture_of(device))  # noqa: S308 — our own drawing
            context["secret"] = second_factor.secret_of(device)
        if permissions.may(self.request.user, second_factor.RESET):
            context["others"] = [
                one
                for one in Person.objects.filter(is_active=True).exclude(pk=self.request.user.pk)
                if second_factor.is_enrolled(one)
            ]
        must = second_factor.must_enrol(self.request.user)
        return {**context, "is_enrolled": is_enrolled, "must": must}

    def post(self, request: HttpRequest) -> HttpResponse:
        """Enrol, take off, make new codes, or end sessions elsewhere."""
        act, me = request.POST.get("act", ""), request.user
        if act == "enrol":
            codes = second_factor.enrol(me, request.POST.get("code", "").replace(" ", "")[:10])
            if not codes:
                messages.error(request, _("Mã không đúng; hãy xem lại giờ trên điện thoại."))
                return redirect("staff_second_factor")
            second_factor.passes(request, codes[-1])
            return self._told(codes[:-1])
        if act == "codes" and request.user.is_verified():
            return self._told(second_factor.new_codes(me))
        if act == "off":
            second_factor.reset(me, by=me)
            messages.success(request, _("Đã bỏ lớp thứ hai của bạn."))
        elif act == "elsewhere":
            ended = sessions.sign_out_elsewhere(request)
            messages.success(request, _("Đã đăng xuất ở %(count)s nơi khác.") % {"count": ended})
        elif act.startswith("reset:") and act[6:].isdecimal():
            if not permissions.may(me, second_factor.RESET):
                raise PermissionDenied
            person = get_object_or_404(Person, pk=int(act[6:]))
            second_factor.reset(person, by=me)
            messages.success(request, _("Đã bỏ lớp thứ hai của %(who)s.") % {"who": person})
        return redirect("staff_second_factor")

    def _told(self, codes: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(codes=codes))


def locked_out(request: HttpRequest, _response: Any, _credentials: Any) -> HttpResponse:
    """Say why signing in is shut, for how long, and whom to ask."""
    return render(request, "staff/locked_out.html", status=429)
