"""Turns a refusal to publish into words for the editor, whichever screen tried to publish."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from desk.kit.page import PublishingRefused


class RefusedPublishing:
    """Catches what bulk actions and approvals let through: the page stays as it was."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Lead to the check page of the page that was refused, with every reason told."""
        if not isinstance(exception, PublishingRefused):
            return None
        tell_refusal(request, exception)
        return redirect("checking_page", exception.page.pk)


def tell_refusal(request: HttpRequest, refused: PublishingRefused) -> None:
    """Say every reason at once, and where each can be mended."""
    address = reverse("checking_page", args=[refused.page.pk])
    for reason in refused.reasons:
        messages.error(request, reason)
    messages.warning(
        request,
        format_html(
            '{} <span class="buttons"><a class="button button-small" href="{}">{}</a></span>',
            _("Chưa xuất bản; bản nháp đã được lưu."),
            address,
            _("Xem và sửa từng chỗ"),
        ),
    )
