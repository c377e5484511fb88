"""An urgent notice is let go by another person; what stood above pages before stays there."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def let_stand(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Take every notice of before as let go when it was last changed."""
    banner = apps.get_model("newsroom", "Banner")
    banner.objects.filter(approved_at=None).update(approved_at=F("updated_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0013_licences_say_who_gave_them_and_until_when"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="banner",
            options={
                "ordering": ["-shown_from", "-pk"],
                "permissions": [("approve_banner", "Duyệt thông báo khẩn đầu trang")],
                "verbose_name": "thông báo đầu trang",
                "verbose_name_plural": "thông báo đầu trang",
            },
        ),
        migrations.AddField(
            model_name="banner",
            name="approved_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="duyệt lúc"),
        ),
        migrations.AddField(
            model_name="banner",
            name="approved_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người duyệt",
            ),
        ),
        migrations.AddField(
            model_name="banner",
            name="approved_name",
            field=models.CharField(
                blank=True, editable=False, max_length=200, verbose_name="tên người duyệt"
            ),
        ),
        migrations.AddField(
            model_name="banner",
            name="closes_forms",
            field=models.BooleanField(
                default=False,
                help_text="Mọi trang vẫn đọc được; biểu mẫu gửi thư, đánh giá, theo dõi thì báo tạm dừng đến giờ nào.",
                verbose_name="không nhận thư trong giờ tạm dừng",
            ),
        ),
        migrations.AddField(
            model_name="banner",
            name="written_by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="người soạn",
            ),
        ),
        migrations.AddField(
            model_name="banner",
            name="written_name",
            field=models.CharField(
                blank=True, editable=False, max_length=200, verbose_name="tên người soạn"
            ),
        ),
        migrations.RunPython(let_stand, migrations.RunPython.noop),
    ]
