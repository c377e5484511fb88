"""Every kind of page draws the ledger in its text; what was written stays as it was."""

import wagtail.fields
from django.db import migrations

import desk.newsroom.blocks
import desk.newsroom.mapped


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0011_the_sum_of_visits_of_before_has_a_date"),
    ]

    operations = [
        migrations.AlterField(
            model_name="announcement",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("picture", 5),
                    ("plan_chart", 11),
                    ("breakdown_chart", 13),
                    ("series_chart", 17),
                    ("tile_map", 21),
                    ("figure_cards", 26),
                    ("figure_table", 30),
                    ("film_elsewhere", 35),
                    ("quotation", 39),
                    ("attachment", 42),
                    ("related", 46),
                    ("contact", 52),
                ],
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
                    8: ("wagtail.blocks.ListBlock", (7,), {"label": "Chỉ tiêu", "min_num": 1}),
                    9: (
                        "desk.newsroom.blocks.PeriodBlock",
                        (),
                        {"help_text": "Ví dụ 2023, 2023-Q4.", "label": "Kỳ"},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": desk.newsroom.blocks.home_place, "label": "Mã địa phương"},
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
                    14: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.blocks.indicators, "label": "Chỉ tiêu"},
                    ),
                    15: ("desk.newsroom.blocks.PeriodBlock", (), {}),
                    16: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 12, "min_num": 2},
                    ),
                    17: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 6), ("indicator", 14), ("periods", 16), ("place", 10)]],
                        {},
                    ),
                    18: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Nói điều bản đồ cho thấy, không nói tên bản đồ.",
                            "label": "Nhan đề",
                            "max_length": 160,
                        },
                    ),
                    19: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.mapped.levels, "label": "Các đơn vị"},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": desk.newsroom.blocks.home_place,
                            "label": "Trong địa phương (mã)",
                        },
                    ),
                    21: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 18),
                                ("indicator", 14),
                                ("period", 9),
                                ("level", 19),
                                ("place", 20),
                            ]
                        ],
                        {},
                    ),
                    22: ("desk.newsroom.blocks.PeriodBlock", (), {"label": "Kỳ"}),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Ví dụ 4G; để trống là tất cả.",
                            "label": "Phần",
                            "required": False,
                        },
                    ),
                    24: (
                        "wagtail.blocks.StructBlock",
                        [[("indicator", 14), ("period", 22), ("breakdown", 23), ("place", 10)]],
                        {},
                    ),
                    25: (
                        "wagtail.blocks.ListBlock",
                        (24,),
                        {"label": "Số liệu", "max_num": 4, "min_num": 1},
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("figures", 25)]], {}),
                    27: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Nhan đề", "max_length": 160},
                    ),
                    28: (
                        "wagtail.blocks.ListBlock",
                        (7,),
                        {"label": "Chỉ tiêu", "max_num": 12, "min_num": 1},
                    ),
                    29: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 6, "min_num": 1},
                    ),
                    30: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 27), ("indicators", 28), ("periods", 29), ("place", 10)]],
                        {},
                    ),
                    31: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên phim", "max_length": 160},
                    ),
                    32: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Địa chỉ https:// của trang chiếu phim, không phải mã nhúng.",
                            "label": "Liên kết",
                            "max_length": 500,
                        },
                    ),
                    33: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Phim nói gì, bằng một hai câu", "max_length": 400},
                    ),
                    34: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "Bao nhiêu phút", "min_value": 1, "required": False},
                    ),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 31), ("address", 32), ("said", 33), ("minutes", 34)]],
                        {},
                    ),
                    36: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"label": "Lời trích", "max_length": 1000},
                    ),
                    37: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Của ai", "max_length": 120},
                    ),
                    38: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ", "max_length": 160, "required": False},
                    ),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("quote", 36), ("by", 37), ("post", 38)]],
                        {},
                    ),
                    40: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "Tệp"}),
                    41: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Để trống thì lấy tên của tệp.",
                            "label": "Tên",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    42: ("wagtail.blocks.StructBlock", [[("file", 40), ("title", 41)]], {}),
                    43: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"default": "Đọc thêm", "label": "Nhan đề", "max_length": 120},
                    ),
                    44: ("wagtail.blocks.PageChooserBlock", (), {}),
                    45: (
                        "wagtail.blocks.ListBlock",
                        (44,),
                        {"label": "Trang", "max_num": 8, "min_num": 1},
                    ),
                    46: ("wagtail.blocks.StructBlock", [[("title", 43), ("pages", 45)]], {}),
                    47: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên người hoặc đơn vị", "max_length": 160},
                    ),
                    48: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ, phòng", "max_length": 160, "required": False},
                    ),
                    49: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Điện thoại", "max_length": 40, "required": False},
                    ),
                    50: (
                        "wagtail.blocks.EmailBlock",
                        (),
                        {"label": "Thư điện tử", "required": False},
                    ),
                    51: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Địa chỉ", "max_length": 300, "required": False},
                    ),
                    52: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("name", 47),
                                ("post", 48),
                                ("telephone", 49),
                                ("email", 50),
                                ("address", 51),
                            ]
                        ],
                        {},
                    ),
                },
                verbose_name="nội dung",
            ),
        ),
        migrations.AlterField(
            model_name="editionindex",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("picture", 5),
                    ("plan_chart", 11),
                    ("breakdown_chart", 13),
                    ("series_chart", 17),
                    ("tile_map", 21),
                    ("figure_cards", 26),
                    ("figure_table", 30),
                    ("film_elsewhere", 35),
                    ("quotation", 39),
                    ("attachment", 42),
                    ("related", 46),
                    ("contact", 52),
                ],
                blank=True,
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
                    8: ("wagtail.blocks.ListBlock", (7,), {"label": "Chỉ tiêu", "min_num": 1}),
                    9: (
                        "desk.newsroom.blocks.PeriodBlock",
                        (),
                        {"help_text": "Ví dụ 2023, 2023-Q4.", "label": "Kỳ"},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": desk.newsroom.blocks.home_place, "label": "Mã địa phương"},
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
                    14: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.blocks.indicators, "label": "Chỉ tiêu"},
                    ),
                    15: ("desk.newsroom.blocks.PeriodBlock", (), {}),
                    16: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 12, "min_num": 2},
                    ),
                    17: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 6), ("indicator", 14), ("periods", 16), ("place", 10)]],
                        {},
                    ),
                    18: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Nói điều bản đồ cho thấy, không nói tên bản đồ.",
                            "label": "Nhan đề",
                            "max_length": 160,
                        },
                    ),
                    19: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.mapped.levels, "label": "Các đơn vị"},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": desk.newsroom.blocks.home_place,
                            "label": "Trong địa phương (mã)",
                        },
                    ),
                    21: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 18),
                                ("indicator", 14),
                                ("period", 9),
                                ("level", 19),
                                ("place", 20),
                            ]
                        ],
                        {},
                    ),
                    22: ("desk.newsroom.blocks.PeriodBlock", (), {"label": "Kỳ"}),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Ví dụ 4G; để trống là tất cả.",
                            "label": "Phần",
                            "required": False,
                        },
                    ),
                    24: (
                        "wagtail.blocks.StructBlock",
                        [[("indicator", 14), ("period", 22), ("breakdown", 23), ("place", 10)]],
                        {},
                    ),
                    25: (
                        "wagtail.blocks.ListBlock",
                        (24,),
                        {"label": "Số liệu", "max_num": 4, "min_num": 1},
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("figures", 25)]], {}),
                    27: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Nhan đề", "max_length": 160},
                    ),
                    28: (
                        "wagtail.blocks.ListBlock",
                        (7,),
                        {"label": "Chỉ tiêu", "max_num": 12, "min_num": 1},
                    ),
                    29: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 6, "min_num": 1},
                    ),
                    30: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 27), ("indicators", 28), ("periods", 29), ("place", 10)]],
                        {},
                    ),
                    31: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên phim", "max_length": 160},
                    ),
                    32: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Địa chỉ https:// của trang chiếu phim, không phải mã nhúng.",
                            "label": "Liên kết",
                            "max_length": 500,
                        },
                    ),
                    33: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Phim nói gì, bằng một hai câu", "max_length": 400},
                    ),
                    34: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "Bao nhiêu phút", "min_value": 1, "required": False},
                    ),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 31), ("address", 32), ("said", 33), ("minutes", 34)]],
                        {},
                    ),
                    36: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"label": "Lời trích", "max_length": 1000},
                    ),
                    37: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Của ai", "max_length": 120},
                    ),
                    38: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ", "max_length": 160, "required": False},
                    ),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("quote", 36), ("by", 37), ("post", 38)]],
                        {},
                    ),
                    40: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "Tệp"}),
                    41: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Để trống thì lấy tên của tệp.",
                            "label": "Tên",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    42: ("wagtail.blocks.StructBlock", [[("file", 40), ("title", 41)]], {}),
                    43: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"default": "Đọc thêm", "label": "Nhan đề", "max_length": 120},
                    ),
                    44: ("wagtail.blocks.PageChooserBlock", (), {}),
                    45: (
                        "wagtail.blocks.ListBlock",
                        (44,),
                        {"label": "Trang", "max_num": 8, "min_num": 1},
                    ),
                    46: ("wagtail.blocks.StructBlock", [[("title", 43), ("pages", 45)]], {}),
                    47: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên người hoặc đơn vị", "max_length": 160},
                    ),
                    48: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ, phòng", "max_length": 160, "required": False},
                    ),
                    49: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Điện thoại", "max_length": 40, "required": False},
                    ),
                    50: (
                        "wagtail.blocks.EmailBlock",
                        (),
                        {"label": "Thư điện tử", "required": False},
                    ),
                    51: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Địa chỉ", "max_length": 300, "required": False},
                    ),
                    52: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("name", 47),
                                ("post", 48),
                                ("telephone", 49),
                                ("email", 50),
                                ("address", 51),
                            ]
                        ],
                        {},
                    ),
                },
                verbose_name="nội dung",
            ),
        ),
        migrations.AlterField(
            model_name="event",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("picture", 5),
                    ("plan_chart", 11),
                    ("breakdown_chart", 13),
                    ("series_chart", 17),
                    ("tile_map", 21),
                    ("figure_cards", 26),
                    ("figure_table", 30),
                    ("film_elsewhere", 35),
                    ("quotation", 39),
                    ("attachment", 42),
                    ("related", 46),
                    ("contact", 52),
                ],
                blank=True,
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
                    8: ("wagtail.blocks.ListBlock", (7,), {"label": "Chỉ tiêu", "min_num": 1}),
                    9: (
                        "desk.newsroom.blocks.PeriodBlock",
                        (),
                        {"help_text": "Ví dụ 2023, 2023-Q4.", "label": "Kỳ"},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": desk.newsroom.blocks.home_place, "label": "Mã địa phương"},
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
                    14: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.blocks.indicators, "label": "Chỉ tiêu"},
                    ),
                    15: ("desk.newsroom.blocks.PeriodBlock", (), {}),
                    16: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 12, "min_num": 2},
                    ),
                    17: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 6), ("indicator", 14), ("periods", 16), ("place", 10)]],
                        {},
                    ),
                    18: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Nói điều bản đồ cho thấy, không nói tên bản đồ.",
                            "label": "Nhan đề",
                            "max_length": 160,
                        },
                    ),
                    19: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.mapped.levels, "label": "Các đơn vị"},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": desk.newsroom.blocks.home_place,
                            "label": "Trong địa phương (mã)",
                        },
                    ),
                    21: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 18),
                                ("indicator", 14),
                                ("period", 9),
                                ("level", 19),
                                ("place", 20),
                            ]
                        ],
                        {},
                    ),
                    22: ("desk.newsroom.blocks.PeriodBlock", (), {"label": "Kỳ"}),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Ví dụ 4G; để trống là tất cả.",
                            "label": "Phần",
                            "required": False,
                        },
                    ),
                    24: (
                        "wagtail.blocks.StructBlock",
                        [[("indicator", 14), ("period", 22), ("breakdown", 23), ("place", 10)]],
                        {},
                    ),
                    25: (
                        "wagtail.blocks.ListBlock",
                        (24,),
                        {"label": "Số liệu", "max_num": 4, "min_num": 1},
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("figures", 25)]], {}),
                    27: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Nhan đề", "max_length": 160},
                    ),
                    28: (
                        "wagtail.blocks.ListBlock",
                        (7,),
                        {"label": "Chỉ tiêu", "max_num": 12, "min_num": 1},
                    ),
                    29: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 6, "min_num": 1},
                    ),
                    30: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 27), ("indicators", 28), ("periods", 29), ("place", 10)]],
                        {},
                    ),
                    31: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên phim", "max_length": 160},
                    ),
                    32: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Địa chỉ https:// của trang chiếu phim, không phải mã nhúng.",
                            "label": "Liên kết",
                            "max_length": 500,
                        },
                    ),
                    33: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Phim nói gì, bằng một hai câu", "max_length": 400},
                    ),
                    34: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "Bao nhiêu phút", "min_value": 1, "required": False},
                    ),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 31), ("address", 32), ("said", 33), ("minutes", 34)]],
                        {},
                    ),
                    36: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"label": "Lời trích", "max_length": 1000},
                    ),
                    37: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Của ai", "max_length": 120},
                    ),
                    38: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ", "max_length": 160, "required": False},
                    ),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("quote", 36), ("by", 37), ("post", 38)]],
                        {},
                    ),
                    40: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "Tệp"}),
                    41: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Để trống thì lấy tên của tệp.",
                            "label": "Tên",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    42: ("wagtail.blocks.StructBlock", [[("file", 40), ("title", 41)]], {}),
                    43: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"default": "Đọc thêm", "label": "Nhan đề", "max_length": 120},
                    ),
                    44: ("wagtail.blocks.PageChooserBlock", (), {}),
                    45: (
                        "wagtail.blocks.ListBlock",
                        (44,),
                        {"label": "Trang", "max_num": 8, "min_num": 1},
                    ),
                    46: ("wagtail.blocks.StructBlock", [[("title", 43), ("pages", 45)]], {}),
                    47: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên người hoặc đơn vị", "max_length": 160},
                    ),
                    48: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ, phòng", "max_length": 160, "required": False},
                    ),
                    49: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Điện thoại", "max_length": 40, "required": False},
                    ),
                    50: (
                        "wagtail.blocks.EmailBlock",
                        (),
                        {"label": "Thư điện tử", "required": False},
                    ),
                    51: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Địa chỉ", "max_length": 300, "required": False},
                    ),
                    52: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("name", 47),
                                ("post", 48),
                                ("telephone", 49),
                                ("email", 50),
                                ("address", 51),
                            ]
                        ],
                        {},
                    ),
                },
                verbose_name="nội dung",
            ),
        ),
        migrations.AlterField(
            model_name="legaldocument",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("picture", 5),
                    ("plan_chart", 11),
                    ("breakdown_chart", 13),
                    ("series_chart", 17),
                    ("tile_map", 21),
                    ("figure_cards", 26),
                    ("figure_table", 30),
                    ("film_elsewhere", 35),
                    ("quotation", 39),
                    ("attachment", 42),
                    ("related", 46),
                    ("contact", 52),
                ],
                blank=True,
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
                    8: ("wagtail.blocks.ListBlock", (7,), {"label": "Chỉ tiêu", "min_num": 1}),
                    9: (
                        "desk.newsroom.blocks.PeriodBlock",
                        (),
                        {"help_text": "Ví dụ 2023, 2023-Q4.", "label": "Kỳ"},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": desk.newsroom.blocks.home_place, "label": "Mã địa phương"},
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
                    14: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.blocks.indicators, "label": "Chỉ tiêu"},
                    ),
                    15: ("desk.newsroom.blocks.PeriodBlock", (), {}),
                    16: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 12, "min_num": 2},
                    ),
                    17: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 6), ("indicator", 14), ("periods", 16), ("place", 10)]],
                        {},
                    ),
                    18: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Nói điều bản đồ cho thấy, không nói tên bản đồ.",
                            "label": "Nhan đề",
                            "max_length": 160,
                        },
                    ),
                    19: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.mapped.levels, "label": "Các đơn vị"},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": desk.newsroom.blocks.home_place,
                            "label": "Trong địa phương (mã)",
                        },
                    ),
                    21: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 18),
                                ("indicator", 14),
                                ("period", 9),
                                ("level", 19),
                                ("place", 20),
                            ]
                        ],
                        {},
                    ),
                    22: ("desk.newsroom.blocks.PeriodBlock", (), {"label": "Kỳ"}),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Ví dụ 4G; để trống là tất cả.",
                            "label": "Phần",
                            "required": False,
                        },
                    ),
                    24: (
                        "wagtail.blocks.StructBlock",
                        [[("indicator", 14), ("period", 22), ("breakdown", 23), ("place", 10)]],
                        {},
                    ),
                    25: (
                        "wagtail.blocks.ListBlock",
                        (24,),
                        {"label": "Số liệu", "max_num": 4, "min_num": 1},
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("figures", 25)]], {}),
                    27: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Nhan đề", "max_length": 160},
                    ),
                    28: (
                        "wagtail.blocks.ListBlock",
                        (7,),
                        {"label": "Chỉ tiêu", "max_num": 12, "min_num": 1},
                    ),
                    29: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 6, "min_num": 1},
                    ),
                    30: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 27), ("indicators", 28), ("periods", 29), ("place", 10)]],
                        {},
                    ),
                    31: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên phim", "max_length": 160},
                    ),
                    32: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Địa chỉ https:// của trang chiếu phim, không phải mã nhúng.",
                            "label": "Liên kết",
                            "max_length": 500,
                        },
                    ),
                    33: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Phim nói gì, bằng một hai câu", "max_length": 400},
                    ),
                    34: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "Bao nhiêu phút", "min_value": 1, "required": False},
                    ),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 31), ("address", 32), ("said", 33), ("minutes", 34)]],
                        {},
                    ),
                    36: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"label": "Lời trích", "max_length": 1000},
                    ),
                    37: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Của ai", "max_length": 120},
                    ),
                    38: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ", "max_length": 160, "required": False},
                    ),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("quote", 36), ("by", 37), ("post", 38)]],
                        {},
                    ),
                    40: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "Tệp"}),
                    41: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Để trống thì lấy tên của tệp.",
                            "label": "Tên",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    42: ("wagtail.blocks.StructBlock", [[("file", 40), ("title", 41)]], {}),
                    43: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"default": "Đọc thêm", "label": "Nhan đề", "max_length": 120},
                    ),
                    44: ("wagtail.blocks.PageChooserBlock", (), {}),
                    45: (
                        "wagtail.blocks.ListBlock",
                        (44,),
                        {"label": "Trang", "max_num": 8, "min_num": 1},
                    ),
                    46: ("wagtail.blocks.StructBlock", [[("title", 43), ("pages", 45)]], {}),
                    47: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên người hoặc đơn vị", "max_length": 160},
                    ),
                    48: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ, phòng", "max_length": 160, "required": False},
                    ),
                    49: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Điện thoại", "max_length": 40, "required": False},
                    ),
                    50: (
                        "wagtail.blocks.EmailBlock",
                        (),
                        {"label": "Thư điện tử", "required": False},
                    ),
                    51: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Địa chỉ", "max_length": 300, "required": False},
                    ),
                    52: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("name", 47),
                                ("post", 48),
                                ("telephone", 49),
                                ("email", 50),
                                ("address", 51),
                            ]
                        ],
                        {},
                    ),
                },
                verbose_name="nội dung",
            ),
        ),
        migrations.AlterField(
            model_name="organisation",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("picture", 5),
                    ("plan_chart", 11),
                    ("breakdown_chart", 13),
                    ("series_chart", 17),
                    ("tile_map", 21),
                    ("figure_cards", 26),
                    ("figure_table", 30),
                    ("film_elsewhere", 35),
                    ("quotation", 39),
                    ("attachment", 42),
                    ("related", 46),
                    ("contact", 52),
                ],
                blank=True,
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
                    8: ("wagtail.blocks.ListBlock", (7,), {"label": "Chỉ tiêu", "min_num": 1}),
                    9: (
                        "desk.newsroom.blocks.PeriodBlock",
                        (),
                        {"help_text": "Ví dụ 2023, 2023-Q4.", "label": "Kỳ"},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": desk.newsroom.blocks.home_place, "label": "Mã địa phương"},
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
                    14: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.blocks.indicators, "label": "Chỉ tiêu"},
                    ),
                    15: ("desk.newsroom.blocks.PeriodBlock", (), {}),
                    16: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 12, "min_num": 2},
                    ),
                    17: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 6), ("indicator", 14), ("periods", 16), ("place", 10)]],
                        {},
                    ),
                    18: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Nói điều bản đồ cho thấy, không nói tên bản đồ.",
                            "label": "Nhan đề",
                            "max_length": 160,
                        },
                    ),
                    19: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.mapped.levels, "label": "Các đơn vị"},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": desk.newsroom.blocks.home_place,
                            "label": "Trong địa phương (mã)",
                        },
                    ),
                    21: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 18),
                                ("indicator", 14),
                                ("period", 9),
                                ("level", 19),
                                ("place", 20),
                            ]
                        ],
                        {},
                    ),
                    22: ("desk.newsroom.blocks.PeriodBlock", (), {"label": "Kỳ"}),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Ví dụ 4G; để trống là tất cả.",
                            "label": "Phần",
                            "required": False,
                        },
                    ),
                    24: (
                        "wagtail.blocks.StructBlock",
                        [[("indicator", 14), ("period", 22), ("breakdown", 23), ("place", 10)]],
                        {},
                    ),
                    25: (
                        "wagtail.blocks.ListBlock",
                        (24,),
                        {"label": "Số liệu", "max_num": 4, "min_num": 1},
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("figures", 25)]], {}),
                    27: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Nhan đề", "max_length": 160},
                    ),
                    28: (
                        "wagtail.blocks.ListBlock",
                        (7,),
                        {"label": "Chỉ tiêu", "max_num": 12, "min_num": 1},
                    ),
                    29: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 6, "min_num": 1},
                    ),
                    30: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 27), ("indicators", 28), ("periods", 29), ("place", 10)]],
                        {},
                    ),
                    31: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên phim", "max_length": 160},
                    ),
                    32: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Địa chỉ https:// của trang chiếu phim, không phải mã nhúng.",
                            "label": "Liên kết",
                            "max_length": 500,
                        },
                    ),
                    33: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Phim nói gì, bằng một hai câu", "max_length": 400},
                    ),
                    34: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "Bao nhiêu phút", "min_value": 1, "required": False},
                    ),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 31), ("address", 32), ("said", 33), ("minutes", 34)]],
                        {},
                    ),
                    36: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"label": "Lời trích", "max_length": 1000},
                    ),
                    37: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Của ai", "max_length": 120},
                    ),
                    38: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ", "max_length": 160, "required": False},
                    ),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("quote", 36), ("by", 37), ("post", 38)]],
                        {},
                    ),
                    40: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "Tệp"}),
                    41: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Để trống thì lấy tên của tệp.",
                            "label": "Tên",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    42: ("wagtail.blocks.StructBlock", [[("file", 40), ("title", 41)]], {}),
                    43: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"default": "Đọc thêm", "label": "Nhan đề", "max_length": 120},
                    ),
                    44: ("wagtail.blocks.PageChooserBlock", (), {}),
                    45: (
                        "wagtail.blocks.ListBlock",
                        (44,),
                        {"label": "Trang", "max_num": 8, "min_num": 1},
                    ),
                    46: ("wagtail.blocks.StructBlock", [[("title", 43), ("pages", 45)]], {}),
                    47: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên người hoặc đơn vị", "max_length": 160},
                    ),
                    48: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ, phòng", "max_length": 160, "required": False},
                    ),
                    49: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Điện thoại", "max_length": 40, "required": False},
                    ),
                    50: (
                        "wagtail.blocks.EmailBlock",
                        (),
                        {"label": "Thư điện tử", "required": False},
                    ),
                    51: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Địa chỉ", "max_length": 300, "required": False},
                    ),
                    52: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("name", 47),
                                ("post", 48),
                                ("telephone", 49),
                                ("email", 50),
                                ("address", 51),
                            ]
                        ],
                        {},
                    ),
                },
                verbose_name="nội dung",
            ),
        ),
        migrations.AlterField(
            model_name="procedure",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("picture", 5),
                    ("plan_chart", 11),
                    ("breakdown_chart", 13),
                    ("series_chart", 17),
                    ("tile_map", 21),
                    ("figure_cards", 26),
                    ("figure_table", 30),
                    ("film_elsewhere", 35),
                    ("quotation", 39),
                    ("attachment", 42),
                    ("related", 46),
                    ("contact", 52),
                ],
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
                    8: ("wagtail.blocks.ListBlock", (7,), {"label": "Chỉ tiêu", "min_num": 1}),
                    9: (
                        "desk.newsroom.blocks.PeriodBlock",
                        (),
                        {"help_text": "Ví dụ 2023, 2023-Q4.", "label": "Kỳ"},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": desk.newsroom.blocks.home_place, "label": "Mã địa phương"},
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
                    14: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.blocks.indicators, "label": "Chỉ tiêu"},
                    ),
                    15: ("desk.newsroom.blocks.PeriodBlock", (), {}),
                    16: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 12, "min_num": 2},
                    ),
                    17: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 6), ("indicator", 14), ("periods", 16), ("place", 10)]],
                        {},
                    ),
                    18: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Nói điều bản đồ cho thấy, không nói tên bản đồ.",
                            "label": "Nhan đề",
                            "max_length": 160,
                        },
                    ),
                    19: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.mapped.levels, "label": "Các đơn vị"},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": desk.newsroom.blocks.home_place,
                            "label": "Trong địa phương (mã)",
                        },
                    ),
                    21: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 18),
                                ("indicator", 14),
                                ("period", 9),
                                ("level", 19),
                                ("place", 20),
                            ]
                        ],
                        {},
                    ),
                    22: ("desk.newsroom.blocks.PeriodBlock", (), {"label": "Kỳ"}),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Ví dụ 4G; để trống là tất cả.",
                            "label": "Phần",
                            "required": False,
                        },
                    ),
                    24: (
                        "wagtail.blocks.StructBlock",
                        [[("indicator", 14), ("period", 22), ("breakdown", 23), ("place", 10)]],
                        {},
                    ),
                    25: (
                        "wagtail.blocks.ListBlock",
                        (24,),
                        {"label": "Số liệu", "max_num": 4, "min_num": 1},
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("figures", 25)]], {}),
                    27: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Nhan đề", "max_length": 160},
                    ),
                    28: (
                        "wagtail.blocks.ListBlock",
                        (7,),
                        {"label": "Chỉ tiêu", "max_num": 12, "min_num": 1},
                    ),
                    29: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 6, "min_num": 1},
                    ),
                    30: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 27), ("indicators", 28), ("periods", 29), ("place", 10)]],
                        {},
                    ),
                    31: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên phim", "max_length": 160},
                    ),
                    32: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Địa chỉ https:// của trang chiếu phim, không phải mã nhúng.",
                            "label": "Liên kết",
                            "max_length": 500,
                        },
                    ),
                    33: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Phim nói gì, bằng một hai câu", "max_length": 400},
                    ),
                    34: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "Bao nhiêu phút", "min_value": 1, "required": False},
                    ),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 31), ("address", 32), ("said", 33), ("minutes", 34)]],
                        {},
                    ),
                    36: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"label": "Lời trích", "max_length": 1000},
                    ),
                    37: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Của ai", "max_length": 120},
                    ),
                    38: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ", "max_length": 160, "required": False},
                    ),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("quote", 36), ("by", 37), ("post", 38)]],
                        {},
                    ),
                    40: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "Tệp"}),
                    41: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Để trống thì lấy tên của tệp.",
                            "label": "Tên",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    42: ("wagtail.blocks.StructBlock", [[("file", 40), ("title", 41)]], {}),
                    43: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"default": "Đọc thêm", "label": "Nhan đề", "max_length": 120},
                    ),
                    44: ("wagtail.blocks.PageChooserBlock", (), {}),
                    45: (
                        "wagtail.blocks.ListBlock",
                        (44,),
                        {"label": "Trang", "max_num": 8, "min_num": 1},
                    ),
                    46: ("wagtail.blocks.StructBlock", [[("title", 43), ("pages", 45)]], {}),
                    47: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên người hoặc đơn vị", "max_length": 160},
                    ),
                    48: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ, phòng", "max_length": 160, "required": False},
                    ),
                    49: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Điện thoại", "max_length": 40, "required": False},
                    ),
                    50: (
                        "wagtail.blocks.EmailBlock",
                        (),
                        {"label": "Thư điện tử", "required": False},
                    ),
                    51: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Địa chỉ", "max_length": 300, "required": False},
                    ),
                    52: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("name", 47),
                                ("post", 48),
                                ("telephone", 49),
                                ("email", 50),
                                ("address", 51),
                            ]
                        ],
                        {},
                    ),
                },
                verbose_name="các bước và giấy tờ",
            ),
        ),
        migrations.AlterField(
            model_name="simplepage",
            name="body",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("picture", 5),
                    ("plan_chart", 11),
                    ("breakdown_chart", 13),
                    ("series_chart", 17),
                    ("tile_map", 21),
                    ("figure_cards", 26),
                    ("figure_table", 30),
                    ("film_elsewhere", 35),
                    ("quotation", 39),
                    ("attachment", 42),
                    ("related", 46),
                    ("contact", 52),
                ],
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
                    8: ("wagtail.blocks.ListBlock", (7,), {"label": "Chỉ tiêu", "min_num": 1}),
                    9: (
                        "desk.newsroom.blocks.PeriodBlock",
                        (),
                        {"help_text": "Ví dụ 2023, 2023-Q4.", "label": "Kỳ"},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": desk.newsroom.blocks.home_place, "label": "Mã địa phương"},
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
                    14: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.blocks.indicators, "label": "Chỉ tiêu"},
                    ),
                    15: ("desk.newsroom.blocks.PeriodBlock", (), {}),
                    16: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 12, "min_num": 2},
                    ),
                    17: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 6), ("indicator", 14), ("periods", 16), ("place", 10)]],
                        {},
                    ),
                    18: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Nói điều bản đồ cho thấy, không nói tên bản đồ.",
                            "label": "Nhan đề",
                            "max_length": 160,
                        },
                    ),
                    19: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.mapped.levels, "label": "Các đơn vị"},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": desk.newsroom.blocks.home_place,
                            "label": "Trong địa phương (mã)",
                        },
                    ),
                    21: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 18),
                                ("indicator", 14),
                                ("period", 9),
                                ("level", 19),
                                ("place", 20),
                            ]
                        ],
                        {},
                    ),
                    22: ("desk.newsroom.blocks.PeriodBlock", (), {"label": "Kỳ"}),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Ví dụ 4G; để trống là tất cả.",
                            "label": "Phần",
                            "required": False,
                        },
                    ),
                    24: (
                        "wagtail.blocks.StructBlock",
                        [[("indicator", 14), ("period", 22), ("breakdown", 23), ("place", 10)]],
                        {},
                    ),
                    25: (
                        "wagtail.blocks.ListBlock",
                        (24,),
                        {"label": "Số liệu", "max_num": 4, "min_num": 1},
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("figures", 25)]], {}),
                    27: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Nhan đề", "max_length": 160},
                    ),
                    28: (
                        "wagtail.blocks.ListBlock",
                        (7,),
                        {"label": "Chỉ tiêu", "max_num": 12, "min_num": 1},
                    ),
                    29: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 6, "min_num": 1},
                    ),
                    30: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 27), ("indicators", 28), ("periods", 29), ("place", 10)]],
                        {},
                    ),
                    31: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên phim", "max_length": 160},
                    ),
                    32: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Địa chỉ https:// của trang chiếu phim, không phải mã nhúng.",
                            "label": "Liên kết",
                            "max_length": 500,
                        },
                    ),
                    33: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Phim nói gì, bằng một hai câu", "max_length": 400},
                    ),
                    34: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "Bao nhiêu phút", "min_value": 1, "required": False},
                    ),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 31), ("address", 32), ("said", 33), ("minutes", 34)]],
                        {},
                    ),
                    36: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"label": "Lời trích", "max_length": 1000},
                    ),
                    37: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Của ai", "max_length": 120},
                    ),
                    38: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ", "max_length": 160, "required": False},
                    ),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("quote", 36), ("by", 37), ("post", 38)]],
                        {},
                    ),
                    40: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "Tệp"}),
                    41: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Để trống thì lấy tên của tệp.",
                            "label": "Tên",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    42: ("wagtail.blocks.StructBlock", [[("file", 40), ("title", 41)]], {}),
                    43: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"default": "Đọc thêm", "label": "Nhan đề", "max_length": 120},
                    ),
                    44: ("wagtail.blocks.PageChooserBlock", (), {}),
                    45: (
                        "wagtail.blocks.ListBlock",
                        (44,),
                        {"label": "Trang", "max_num": 8, "min_num": 1},
                    ),
                    46: ("wagtail.blocks.StructBlock", [[("title", 43), ("pages", 45)]], {}),
                    47: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên người hoặc đơn vị", "max_length": 160},
                    ),
                    48: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ, phòng", "max_length": 160, "required": False},
                    ),
                    49: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Điện thoại", "max_length": 40, "required": False},
                    ),
                    50: (
                        "wagtail.blocks.EmailBlock",
                        (),
                        {"label": "Thư điện tử", "required": False},
                    ),
                    51: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Địa chỉ", "max_length": 300, "required": False},
                    ),
                    52: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("name", 47),
                                ("post", 48),
                                ("telephone", 49),
                                ("email", 50),
                                ("address", 51),
                            ]
                        ],
                        {},
                    ),
                },
                verbose_name="nội dung",
            ),
        ),
        migrations.AlterField(
            model_name="video",
            name="transcript",
            field=wagtail.fields.StreamField(
                [
                    ("text", 0),
                    ("picture", 5),
                    ("plan_chart", 11),
                    ("breakdown_chart", 13),
                    ("series_chart", 17),
                    ("tile_map", 21),
                    ("figure_cards", 26),
                    ("figure_table", 30),
                    ("film_elsewhere", 35),
                    ("quotation", 39),
                    ("attachment", 42),
                    ("related", 46),
                    ("contact", 52),
                ],
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
                    8: ("wagtail.blocks.ListBlock", (7,), {"label": "Chỉ tiêu", "min_num": 1}),
                    9: (
                        "desk.newsroom.blocks.PeriodBlock",
                        (),
                        {"help_text": "Ví dụ 2023, 2023-Q4.", "label": "Kỳ"},
                    ),
                    10: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {"default": desk.newsroom.blocks.home_place, "label": "Mã địa phương"},
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
                    14: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.blocks.indicators, "label": "Chỉ tiêu"},
                    ),
                    15: ("desk.newsroom.blocks.PeriodBlock", (), {}),
                    16: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 12, "min_num": 2},
                    ),
                    17: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 6), ("indicator", 14), ("periods", 16), ("place", 10)]],
                        {},
                    ),
                    18: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Nói điều bản đồ cho thấy, không nói tên bản đồ.",
                            "label": "Nhan đề",
                            "max_length": 160,
                        },
                    ),
                    19: (
                        "wagtail.blocks.ChoiceBlock",
                        [],
                        {"choices": desk.newsroom.mapped.levels, "label": "Các đơn vị"},
                    ),
                    20: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "default": desk.newsroom.blocks.home_place,
                            "label": "Trong địa phương (mã)",
                        },
                    ),
                    21: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("title", 18),
                                ("indicator", 14),
                                ("period", 9),
                                ("level", 19),
                                ("place", 20),
                            ]
                        ],
                        {},
                    ),
                    22: ("desk.newsroom.blocks.PeriodBlock", (), {"label": "Kỳ"}),
                    23: (
                        "wagtail.blocks.CharBlock",
                        (),
                        {
                            "help_text": "Ví dụ 4G; để trống là tất cả.",
                            "label": "Phần",
                            "required": False,
                        },
                    ),
                    24: (
                        "wagtail.blocks.StructBlock",
                        [[("indicator", 14), ("period", 22), ("breakdown", 23), ("place", 10)]],
                        {},
                    ),
                    25: (
                        "wagtail.blocks.ListBlock",
                        (24,),
                        {"label": "Số liệu", "max_num": 4, "min_num": 1},
                    ),
                    26: ("wagtail.blocks.StructBlock", [[("figures", 25)]], {}),
                    27: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Nhan đề", "max_length": 160},
                    ),
                    28: (
                        "wagtail.blocks.ListBlock",
                        (7,),
                        {"label": "Chỉ tiêu", "max_num": 12, "min_num": 1},
                    ),
                    29: (
                        "wagtail.blocks.ListBlock",
                        (15,),
                        {"label": "Các kỳ", "max_num": 6, "min_num": 1},
                    ),
                    30: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 27), ("indicators", 28), ("periods", 29), ("place", 10)]],
                        {},
                    ),
                    31: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên phim", "max_length": 160},
                    ),
                    32: (
                        "wagtail.blocks.URLBlock",
                        (),
                        {
                            "help_text": "Địa chỉ https:// của trang chiếu phim, không phải mã nhúng.",
                            "label": "Liên kết",
                            "max_length": 500,
                        },
                    ),
                    33: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Phim nói gì, bằng một hai câu", "max_length": 400},
                    ),
                    34: (
                        "wagtail.blocks.IntegerBlock",
                        (),
                        {"label": "Bao nhiêu phút", "min_value": 1, "required": False},
                    ),
                    35: (
                        "wagtail.blocks.StructBlock",
                        [[("title", 31), ("address", 32), ("said", 33), ("minutes", 34)]],
                        {},
                    ),
                    36: (
                        "wagtail.blocks.TextBlock",
                        (),
                        {"label": "Lời trích", "max_length": 1000},
                    ),
                    37: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Của ai", "max_length": 120},
                    ),
                    38: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ", "max_length": 160, "required": False},
                    ),
                    39: (
                        "wagtail.blocks.StructBlock",
                        [[("quote", 36), ("by", 37), ("post", 38)]],
                        {},
                    ),
                    40: ("wagtail.documents.blocks.DocumentChooserBlock", (), {"label": "Tệp"}),
                    41: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {
                            "help_text": "Để trống thì lấy tên của tệp.",
                            "label": "Tên",
                            "max_length": 200,
                            "required": False,
                        },
                    ),
                    42: ("wagtail.blocks.StructBlock", [[("file", 40), ("title", 41)]], {}),
                    43: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"default": "Đọc thêm", "label": "Nhan đề", "max_length": 120},
                    ),
                    44: ("wagtail.blocks.PageChooserBlock", (), {}),
                    45: (
                        "wagtail.blocks.ListBlock",
                        (44,),
                        {"label": "Trang", "max_num": 8, "min_num": 1},
                    ),
                    46: ("wagtail.blocks.StructBlock", [[("title", 43), ("pages", 45)]], {}),
                    47: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Tên người hoặc đơn vị", "max_length": 160},
                    ),
                    48: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Chức vụ, phòng", "max_length": 160, "required": False},
                    ),
                    49: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Điện thoại", "max_length": 40, "required": False},
                    ),
                    50: (
                        "wagtail.blocks.EmailBlock",
                        (),
                        {"label": "Thư điện tử", "required": False},
                    ),
                    51: (
                        "desk.newsroom.blocks.LineBlock",
                        (),
                        {"label": "Địa chỉ", "max_length": 300, "required": False},
                    ),
                    52: (
                        "wagtail.blocks.StructBlock",
                        [
                            [
                                ("name", 47),
                                ("post", 48),
                                ("telephone", 49),
                                ("email", 50),
                                ("address", 51),
                            ]
                        ],
                        {},
                    ),
                },
                help_text="Mọi lời nói và chữ hiện trong video, cho người không xem được.",
                verbose_name="lời trong video",
            ),
        ),
    ]
