"""The forms through which pictures and documents are uploaded, asked for their content first.

With a picture goes what is known of the rights in it; a camera often wrote who took it.
"""

from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.forms.models import fields_for_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from desk.intake import documents, pictures, rights
from desk.intake.models import PictureRights
from desk.intake.unfit import Unfit

_HELP = {
    "permission": gettext_lazy("Ví dụ: giấy phép mở ghi ở nguồn; thư đồng ý ngày 04/01/2024."),
    "people": gettext_lazy(
        "Ảnh chụp riêng một người, nhất là trẻ em, phải có sự đồng ý; "
        "hoạt động công khai thì không."
    ),
    "consent": gettext_lazy("Chỉ giữ trong nội bộ; bạn đọc không thấy."),
}


class PictureForm(BaseImageForm):
    """Takes a picture in as it is written anew, with whose it is and by which right it is shown."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = rights.of(self.instance) if self.instance.pk else None
        for name, asked in fields_for_model(PictureRights, fields=rights.FIELDS).items():
            asked.initial = getattr(known, name, "")
            asked.help_text = _HELP.get(name, "")
            self.fields[name] = asked

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 — as Django calls it
        """Keep the picture, then what was told of the rights in it."""
        image = super().save(commit=commit)
        if commit:
            in_file = rights.said_in_file(image)
            rights.keep(
                image,
                {
                    name: self.cleaned_data.get(name) or in_file.get(name, "")
                    for name in rights.FIELDS
                },
            )
        return image

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
        self.instance.said_in_file = made.said
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
