"""Faults are told together, each with its place."""

from congso.findings.finding import Fault, FaultyInput, Finding, Severity


def test_all_faults_are_told_at_once() -> None:
    refused = FaultyInput(
        (Fault("a.csv, dòng 2", "thiếu nguồn."), Fault("a.csv, dòng 5", "sai kỳ."))
    )

    assert str(refused) == "a.csv, dòng 2: thiếu nguồn.\na.csv, dòng 5: sai kỳ."


def test_a_finding_stops_the_work_unless_it_says_otherwise() -> None:
    assert Finding("increase-adds-up", "Tăng 76 từ 1.346 phải là 1.422.").severity is Severity.STOPS
