"""The forms through which pictures and documents are uploaded, asked for their content first."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from desk.intake import documents, pictures
from desk.intake.unfit import Unfit


class PictureForm(BaseImageForm):
    """Takes a picture in as it is written anew."""

    def clean_file(self) -> Any:
        """Return the picture without what was hidden in its file."""
        given = self.cleaned_data["file"]
        if not isinstance(given, UploadedFile):
            return given
        given.seek(0)
        name = given.name or _("ảnh")
        try:
            made = pictures.taken_in(given.read(), name)
        except Unfit as unfit:
            raise forms.ValidationError(str(unfit)) from None
        stem = name.rpartition(".")[0] or name
        return SimpleUploadedFile(f"{stem}{made.suffix}", made.content)


class DocumentForm(BaseDocumentForm):
    """Takes a document in when it is of its kind."""

    def clean_file(self) -> Any:
        """Return the document as it is."""
        given = self.cleaned_data["file"]
        if isinstance(given, UploadedFile):
            given.seek(0)
            try:
                documents.fitting(given.read(), given.name or _("tệp"))
            except Unfit as unfit:
                raise forms.ValidationError(str(unfit)) from None
            given.seek(0)
        return given
