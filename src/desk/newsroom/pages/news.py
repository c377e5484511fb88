"""The news: all of it, newest first, and each section by itself."""

from congso.publication.use import View
from django.utils.translation import gettext_lazy as _
