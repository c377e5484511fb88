"""Signing in at the desk: a name and a password, asked for in Vietnamese."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm


class SignIn(LoginForm):
    """Wagtail's form, whose password has no label of its own."""

    password = forms.CharField(
        label=_("Mật khẩu"),
        strip=False,
        widget=forms.PasswordInput(attrs={"placeholder": _("Nhập mật khẩu")}),
    )
