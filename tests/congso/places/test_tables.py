"""A faulty table of units or successions is refused as a whole, and every fault has its line."""

import unicodedata

import pytest

from congso.findings.finding import FaultyInput
from congso.places import tables

UNITS = "code,level,kind,name,valid_from,valid_to,parent_code,area_km2\n"
SUCCESSIONS = "effective_on,kind,from_code,to_code,weight\n"
PROVINCE = "94,province,tỉnh,Tỉnh Sóc Trăng,,2025-06-30,,3298.2\n"
WARDS = (
    "31513,commune,phường,Phường 1,,2024-08-31,941,0.29\n"
    "31522,commune,phường,Phường 9,,2024-08-31,941,5.31\n"
    "31522,commune,phường,Phường 1,2024-09-01,,941,5.60\n"
)
MERGERS = "2024-09-01,merge,31513,31522,1\n2024-09-01,merge,31522,31522,1\n"


def faults(units: str, successions: str = "") -> list[str]:
    with pytest.raises(FaultyInput) as refused:
        tables.read(UNITS + units, SUCCESSIONS + successions, ("units.csv", "successions.csv"))
    return [str(fault) for fault in refused.value.faults]


def test_a_sound_table_is_taken_over() -> None:
    gazetteer = tables.read(UNITS + PROVINCE + WARDS, SUCCESSIONS + MERGERS, ("u.csv", "s.csv"))

    assert [place.id for place in gazetteer.places] == ["94", "31513", "31522", "31522@2024-09-01"]
    assert {passed.target for passed in gazetteer.successions} == {"31522@2024-09-01"}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "94,region,vùng,Vùng Tây Nam Bộ,,,,",
            "cấp “region” không có; cần country, province, district hoặc commune.",
        ),
        ("9,province,tỉnh,Tỉnh Sóc Trăng,,,,", "mã “9” sai; cấp province cần 2 chữ số."),
        ("94,commune,xã,Xã Đại Ngãi,,,,", "mã “94” sai; cấp commune cần 5 chữ số."),
        ("9A,province,tỉnh,Tỉnh Sóc Trăng,,,,", "mã “9A” sai; cấp province cần 2 chữ số."),
        ("94,province,tỉnh,Sóc Trăng,,,,", "tên “Sóc Trăng” phải bắt đầu bằng loại “tỉnh”."),
        (
            "94,province,tỉnh,Tỉnh Sóc Trăng,01/07/2025,,,",
            "cột valid_from: “01/07/2025” không phải ngày; cần dạng 2024-09-01.",
        ),
        (
            "94,province,tỉnh,Tỉnh Sóc Trăng,,2025-06-31,,",
            "cột valid_to: “2025-06-31” không phải ngày; cần dạng 2024-09-01.",
        ),
        (
            "94,province,tỉnh,Tỉnh Sóc Trăng,2025-07-01,2025-06-30,,",
            "ngày bắt đầu sau ngày kết thúc.",
        ),
        (
            '94,province,tỉnh,Tỉnh Sóc Trăng,,,,"3.298,2"',
            "cột area_km2: “3.298,2” không phải số không âm; cần dạng 3298.2.",
        ),
        (
            "94,province,tỉnh,Tỉnh Sóc Trăng,,,,NaN",
            "cột area_km2: “NaN” không phải số không âm; cần dạng 3298.2.",
        ),
    ],
)
def test_a_faulty_unit_is_refused_with_its_line(row: str, message: str) -> None:
    assert faults(f"92,province,thành phố,Thành phố Cần Thơ,,,,\n{row}\n") == [
        f"units.csv, dòng 3: {message}"
    ]


def test_two_units_of_one_code_may_not_stand_on_one_day() -> None:
    assert faults(WARDS.replace("2024-09-01", "2024-08-31")) == [
        (
            "units.csv, dòng 4: mã “31522” có hai đơn vị cùng hiệu lực; "
            "khoảng ngày không được chồng nhau."
        )
    ]


def test_all_faults_are_told_at_once() -> None:
    told = faults("9,province,tỉnh,Tỉnh Sóc Trăng,,,,\n94,province,tỉnh,Sóc Trăng,nay,,,\n")

    assert [fault.partition(":")[0] for fault in told] == [
        *("units.csv, dòng 2", "units.csv, dòng 3", "units.csv, dòng 3")
    ]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "2024-09-01,join,31513,31522,1",
            "cách chuyển “join” không có; cần một trong: merge, split, rename,",
        ),
        ("2024-09-01,merge,31999,31522,1", "Không có đơn vị hành chính nào mang mã “31999”."),
        ("2024-08-31,merge,31513,31513,1", "trọng số của “31513” cộng lại bằng 2, phải bằng 1."),
        ("2026-01-01,merge,31513,31522,1", "Ngày 31/12/2025 không có đơn vị nào mang mã “31513”."),
        (",merge,31513,31522,1", "thiếu ngày hiệu lực (cột effective_on)."),
        (
            "2024-09-01,merge,31513,31522,-1",
            "cột weight: “-1” không phải số không âm; cần dạng 3298.2.",
        ),
    ],
)
def test_a_faulty_succession_is_refused(row: str, message: str) -> None:
    told = faults(PROVINCE + WARDS, f"{MERGERS}{row}\n")

    assert any(fault.startswith("successions.csv") and message in fault for fault in told), told


@pytest.mark.parametrize("weight", ["0.5", "0", "2"])
def test_a_unit_is_handed_over_whole(weight: str) -> None:
    assert faults(WARDS, f"2024-09-01,split,31513,31522,{weight}\n") == [
        f"successions.csv: trọng số của “31513” cộng lại bằng {weight}, phải bằng 1."
    ]


def test_a_decomposed_name_is_refused() -> None:
    assert faults(unicodedata.normalize("NFD", PROVINCE)) == [
        "units.csv, dòng 2: chữ không ở dạng dựng sẵn (Unicode NFC); hãy lưu lại tệp ở dạng NFC."
    ]


DIVIDED = WARDS.replace("31522,commune,phường,Phường 9,,2024-08-31,941,5.31\n", "") + (
    "31513,commune,phường,Phường 2,2024-09-01,,941,\n"
)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            "2024-09-01,split,31513,31522,0.4,area\n2024-09-01,split,31513,31513,0.6,people\n",
            (
                "successions.csv, dòng 3: cơ sở chia “people” không có; "
                "cần một trong: area, population, households, points."
            ),
        ),
        (
            (
                "2024-09-01,split,31513,31522,0.4,area\n2024-09-01,split,31513,31513,0.6,area\n"
                "2024-09-01,split,31513,31522,0.4,points\n2024-09-01,split,31513,31513,0.5,points\n"
            ),
            "successions.csv: trọng số của “31513” cộng lại bằng 0.9, phải bằng 1.",
        ),
    ],
)
def test_the_shares_of_each_basis_make_a_whole(rows: str, message: str) -> None:
    header = SUCCESSIONS.replace("weight", "weight,basis")
    with pytest.raises(FaultyInput) as refused:
        tables.read(UNITS + DIVIDED, header + rows, ("units.csv", "successions.csv"))

    assert message in [str(fault) for fault in refused.value.faults]
