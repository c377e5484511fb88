"""Remembers who is at work, and where, while a request is answered, so that every gate can ask."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from desk.kit import origin, permissions


class ActingPerson:
    """Whatever a request does, it does as the person who is signed in; nobody signed in may act."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with permissions.acting_as(request.user), origin.coming_from(origin.of(request)):
            return self.get_response(request)
