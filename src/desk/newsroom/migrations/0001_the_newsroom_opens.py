"""The kinds of page that the newsroom writes, and what the portal says of itself."""

import django.core.validators
import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import desk.kit.clock
import desk.newsroom.blocks
import desk.newsroom.previewed
import desk.newsroom.written


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("kit", "0003_pages_have_revisions_and_a_journal_is_kept"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.CreateModel(
            name="Announcement",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("issuer", models.CharField(max_length=200, verbose_name="cơ quan ra thông báo")),
                (
                    "number",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ 12/TB-STTTT.",
                        max_length=60,
                        verbose_name="số, ký hiệu",
                    ),
                ),
                (
                    "issued_on",
                    models.DateField(
                        default=desk.kit.clock.today, verbose_name="ngày ra thông báo"
                    ),
                ),
                (
                    "valid_from",
                    models.DateField(blank=True, null=True, verbose_name="hiệu lực từ ngày"),
                ),
                (
                    "valid_to",
                    models.DateField(blank=True, null=True, verbose_name="hiệu lực đến ngày"),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("text", 0), ("picture", 5)],
                        block_lookup={
                            0: ("desk.newsroom.blocks.TextBlock", (), {}),
                            1: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Ảnh"}),
                            2: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {
                                    "help_text": "Trong ảnh có gì, bằng một câu.",
                                    "label": "Mô tả cho người không nhìn thấy ảnh",
                                    "max_length": 300,
                                },
                            ),
                            3: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {"label": "Chú thích", "max_length": 300, "required": False},
                            ),
                            4: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {"label": "Nguồn ảnh", "max_length": 120},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 1), ("alt", 2), ("caption", 3), ("credit", 4)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
            ],
            options={
                "verbose_name": "thông báo",
                "verbose_name_plural": "thông báo",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.previewed.Published,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="AnnouncementIndex",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "trang thông báo",
                "verbose_name_plural": "trang thông báo",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.previewed.PublishedList,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="NewsIndex",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "trang tin tức",
                "verbose_name_plural": "trang tin tức",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.previewed.PublishedList,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "chuyên mục",
                "verbose_name_plural": "chuyên mục",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.previewed.PublishedList,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="SimplePage",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("text", 0), ("picture", 5)],
                        block_lookup={
                            0: ("desk.newsroom.blocks.TextBlock", (), {}),
                            1: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Ảnh"}),
                            2: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {
                                    "help_text": "Trong ảnh có gì, bằng một câu.",
                                    "label": "Mô tả cho người không nhìn thấy ảnh",
                                    "max_length": 300,
                                },
                            ),
                            3: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {"label": "Chú thích", "max_length": 300, "required": False},
                            ),
                            4: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {"label": "Nguồn ảnh", "max_length": 120},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 1), ("alt", 2), ("caption", 3), ("credit", 4)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
            ],
            options={
                "verbose_name": "trang văn bản",
                "verbose_name_plural": "trang văn bản",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.previewed.Published,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="VideoIndex",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "trang video",
                "verbose_name_plural": "trang video",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.previewed.PublishedList,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "lead",
                    wagtail.fields.RichTextField(
                        help_text="Một, hai câu nói điều chính của bài; có thể chèn số liệu.",
                        verbose_name="sapo",
                    ),
                ),
                (
                    "picture_alt",
                    models.CharField(
                        blank=True,
                        help_text="Trong ảnh có gì, bằng một câu, cho người không nhìn thấy ảnh.",
                        max_length=300,
                        verbose_name="mô tả ảnh",
                    ),
                ),
                (
                    "picture_caption",
                    models.CharField(blank=True, max_length=300, verbose_name="chú thích ảnh"),
                ),
                (
                    "picture_credit",
                    models.CharField(blank=True, max_length=120, verbose_name="nguồn ảnh"),
                ),
                ("byline", models.CharField(max_length=120, verbose_name="tác giả")),
                (
                    "published_at",
                    models.DateTimeField(
                        default=desk.kit.clock.now,
                        help_text="Ngày, giờ hiện trên bài (giờ Việt Nam).",
                        verbose_name="ngày giờ đăng",
                    ),
                ),
                (
                    "body",
                    wagtail.fields.StreamField(
                        [("text", 0), ("picture", 5), ("plan_chart", 11), ("breakdown_chart", 13)],
                        block_lookup={
                            0: ("desk.newsroom.blocks.TextBlock", (), {}),
                            1: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Ảnh"}),
                            2: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {
                                    "help_text": "Trong ảnh có gì, bằng một câu.",
                                    "label": "Mô tả cho người không nhìn thấy ảnh",
                                    "max_length": 300,
                                },
                            ),
                            3: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {"label": "Chú thích", "max_length": 300, "required": False},
                            ),
                            4: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {"label": "Nguồn ảnh", "max_length": 120},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 1), ("alt", 2), ("caption", 3), ("credit", 4)]],
                                {},
                            ),
                            6: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {
                                    "help_text": "Nói điều biểu đồ cho thấy, không nói tên biểu đồ.",
                                    "label": "Nhan đề",
                                    "max_length": 160,
                                },
                            ),
                            7: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": desk.newsroom.blocks.indicators},
                            ),
                            8: (
                                "wagtail.blocks.ListBlock",
                                (7,),
                                {"label": "Chỉ tiêu", "min_num": 1},
                            ),
                            9: (
                                "desk.newsroom.blocks.PeriodBlock",
                                (),
                                {"help_text": "Ví dụ 2023, 2023-Q4.", "label": "Kỳ"},
                            ),
                            10: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "default": desk.newsroom.blocks.home_place,
                                    "label": "Mã địa phương",
                                },
                            ),
                            11: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 6), ("indicators", 8), ("period", 9), ("place", 10)]],
                                {},
                            ),
                            12: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": desk.newsroom.blocks.divided_indicators,
                                    "label": "Chỉ tiêu có chia phần",
                                },
                            ),
                            13: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 6), ("indicator", 12), ("period", 9), ("place", 10)]],
                                {},
                            ),
                        },
                        verbose_name="nội dung",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="ảnh đầu bài",
                    ),
                ),
            ],
            options={
                "verbose_name": "bài viết",
                "verbose_name_plural": "bài viết",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.previewed.Published,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="HomePage",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "headlines",
                    wagtail.fields.StreamField(
                        [("figure", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": desk.newsroom.blocks.indicators, "label": "Chỉ tiêu"},
                            ),
                            1: ("desk.newsroom.blocks.PeriodBlock", (), {"label": "Kỳ"}),
                            2: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Ví dụ 4G; để trống là tất cả.",
                                    "label": "Phần",
                                    "required": False,
                                },
                            ),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "default": desk.newsroom.blocks.home_place,
                                    "label": "Mã địa phương",
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("indicator", 0), ("period", 1), ("breakdown", 2), ("place", 3)]],
                                {},
                            ),
                        },
                        verbose_name="số liệu đầu trang",
                    ),
                ),
                (
                    "plan",
                    wagtail.fields.StreamField(
                        [("plan_chart", 5)],
                        blank=True,
                        block_lookup={
                            0: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {
                                    "help_text": "Nói điều biểu đồ cho thấy, không nói tên biểu đồ.",
                                    "label": "Nhan đề",
                                    "max_length": 160,
                                },
                            ),
                            1: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {"choices": desk.newsroom.blocks.indicators},
                            ),
                            2: (
                                "wagtail.blocks.ListBlock",
                                (1,),
                                {"label": "Chỉ tiêu", "min_num": 1},
                            ),
                            3: (
                                "desk.newsroom.blocks.PeriodBlock",
                                (),
                                {"help_text": "Ví dụ 2023, 2023-Q4.", "label": "Kỳ"},
                            ),
                            4: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "default": desk.newsroom.blocks.home_place,
                                    "label": "Mã địa phương",
                                },
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("title", 0), ("indicators", 2), ("period", 3), ("place", 4)]],
                                {},
                            ),
                        },
                        verbose_name="so với kế hoạch",
                    ),
                ),
                (
                    "lead_article",
                    models.ForeignKey(
                        blank=True,
                        help_text="Để trống thì lấy bài mới nhất.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="newsroom.article",
                        verbose_name="bài đầu trang",
                    ),
                ),
            ],
            options={
                "verbose_name": "trang chủ",
                "verbose_name_plural": "trang chủ",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.previewed.Published,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="Imprint",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        default="Cổng thông tin điện tử",
                        max_length=120,
                        verbose_name="loại cổng",
                    ),
                ),
                (
                    "name",
                    models.CharField(blank=True, max_length=120, verbose_name="tên địa phương"),
                ),
                (
                    "standing_line",
                    models.CharField(
                        blank=True,
                        help_text="Hiện trên mọi trang, ví dụ để nói rõ đây là trang trình diễn.",
                        max_length=300,
                        verbose_name="dòng thường trực",
                    ),
                ),
                (
                    "owner",
                    models.CharField(blank=True, max_length=200, verbose_name="cơ quan chủ quản"),
                ),
                (
                    "owner_phone",
                    models.CharField(blank=True, max_length=40, verbose_name="điện thoại"),
                ),
                ("owner_fax", models.CharField(blank=True, max_length=40, verbose_name="fax")),
                (
                    "owner_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="thư điện tử"),
                ),
                (
                    "manager",
                    models.CharField(blank=True, max_length=200, verbose_name="đơn vị quản lý"),
                ),
                (
                    "licence",
                    models.CharField(blank=True, max_length=120, verbose_name="số giấy phép"),
                ),
                (
                    "licence_on",
                    models.DateField(blank=True, null=True, verbose_name="ngày cấp phép"),
                ),
                (
                    "responsible",
                    models.CharField(
                        blank=True,
                        help_text="Họ tên và chức vụ; để trống thì cổng ghi “chưa khai”.",
                        max_length=200,
                        verbose_name="người chịu trách nhiệm nội dung",
                    ),
                ),
                (
                    "editors",
                    models.CharField(blank=True, max_length=200, verbose_name="ban biên tập"),
                ),
                (
                    "editors_phone",
                    models.CharField(
                        blank=True, max_length=40, verbose_name="điện thoại ban biên tập"
                    ),
                ),
                (
                    "editors_email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="thư điện tử ban biên tập"
                    ),
                ),
                ("address", models.CharField(blank=True, max_length=300, verbose_name="địa chỉ")),
                (
                    "attribution",
                    models.CharField(
                        blank=True,
                        help_text="Ví dụ: Ghi rõ nguồn … khi phát hành lại thông tin từ cổng này.",
                        max_length=300,
                        verbose_name="lời nhắc ghi nguồn",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "Thông tin về cổng",
            },
        ),
        migrations.CreateModel(
            name="Video",
            fields=[
                (
                    "portalpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "film",
                    models.FileField(
                        help_text="Tệp MP4 hoặc WebM; phát từ chính cổng này.",
                        upload_to="videos",
                        validators=[django.core.validators.FileExtensionValidator(["mp4", "webm"])],
                        verbose_name="tệp video",
                    ),
                ),
                (
                    "captions",
                    models.FileField(
                        blank=True,
                        help_text="Tệp WebVTT (.vtt).",
                        upload_to="videos",
                        validators=[django.core.validators.FileExtensionValidator(["vtt"])],
                        verbose_name="phụ đề",
                    ),
                ),
                ("seconds", models.PositiveIntegerField(verbose_name="thời lượng (giây)")),
                (
                    "width",
                    models.PositiveIntegerField(default=1280, verbose_name="chiều rộng (điểm ảnh)"),
                ),
                (
                    "height",
                    models.PositiveIntegerField(default=720, verbose_name="chiều cao (điểm ảnh)"),
                ),
                (
                    "credit",
                    models.CharField(blank=True, max_length=120, verbose_name="nguồn video"),
                ),
                (
                    "published_at",
                    models.DateTimeField(default=desk.kit.clock.now, verbose_name="ngày giờ đăng"),
                ),
                (
                    "transcript",
                    wagtail.fields.StreamField(
                        [("text", 0), ("picture", 5)],
                        block_lookup={
                            0: ("desk.newsroom.blocks.TextBlock", (), {}),
                            1: ("wagtail.images.blocks.ImageChooserBlock", (), {"label": "Ảnh"}),
                            2: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {
                                    "help_text": "Trong ảnh có gì, bằng một câu.",
                                    "label": "Mô tả cho người không nhìn thấy ảnh",
                                    "max_length": 300,
                                },
                            ),
                            3: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {"label": "Chú thích", "max_length": 300, "required": False},
                            ),
                            4: (
                                "desk.newsroom.blocks.LineBlock",
                                (),
                                {"label": "Nguồn ảnh", "max_length": 120},
                            ),
                            5: (
                                "wagtail.blocks.StructBlock",
                                [[("image", 1), ("alt", 2), ("caption", 3), ("credit", 4)]],
                                {},
                            ),
                        },
                        help_text="Mọi lời nói và chữ hiện trong video, cho người không xem được.",
                        verbose_name="lời trong video",
                    ),
                ),
                (
                    "poster",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="ảnh bìa",
                    ),
                ),
            ],
            options={
                "verbose_name": "video",
                "verbose_name_plural": "video",
            },
            bases=(
                desk.newsroom.written.Written,
                desk.newsroom.previewed.Published,
                "kit.portalpage",
            ),
        ),
        migrations.CreateModel(
            name="VisitCounter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "opening_balance",
                    models.PositiveBigIntegerField(
                        default=0,
                        help_text="Tổng lượt truy cập mang sang từ cổng cũ.",
                        verbose_name="số dư đầu",
                    ),
                ),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="Số mang sang từ đâu, chốt ngày nào.",
                        max_length=300,
                        verbose_name="ghi chú",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "Bộ đếm lượt truy cập",
            },
        ),
    ]
