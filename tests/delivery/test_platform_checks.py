from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from vidgen.delivery.checks import CHECKS, platform
from vidgen.delivery.inspect import Expectation
from vidgen.delivery.measure import measure
from vidgen.delivery.measured import Measured
from vidgen.errors import Severity

from .films import SIZE

EXPECT = Expectation(SIZE)


@pytest.fixture(scope="module")
def measured(good_film: Path) -> Measured:
    return measure(good_film)


def lasting(measured: Measured, seconds: int) -> Measured:
    tracks = tuple(
        replace(track, durations=((seconds * 30, track.timescale // 30),)) for track in measured.layout.tracks
    )
    return replace(measured, layout=replace(measured.layout, tracks=tracks))


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (2, {("VG-I060", "Facebook Reels"), ("VG-I060", "Instagram Reels")}),
        (60, set()),
        (61, {("VG-I062", "Facebook Reels")}),
        (90, {("VG-I062", "Facebook Reels")}),
        (91, {("VG-I061", "Facebook Reels")}),
        (181, {("VG-I061", "Facebook Reels"), ("VG-I061", "YouTube Shorts")}),
    ],
)
def test_a_length_a_platform_does_not_take_is_a_warning(
    measured: Measured, seconds: int, expected: set[tuple[str, str]]
) -> None:
    findings = list(platform.length(lasting(measured, seconds), EXPECT))
    assert all(finding.severity is Severity.WARNING for finding in findings)
    assert len(findings) == len(expected)
    for code, name in expected:
        assert any(finding.code == code and name in finding.message for finding in findings)


def test_a_file_too_large_for_zalo_and_telegram_is_a_warning(measured: Measured) -> None:
    findings = list(platform.bytes_(replace(measured, bytes=60_000_000), EXPECT))
    assert [finding.code for finding in findings] == ["VG-I063", "VG-I063"]
    assert list(platform.bytes_(replace(measured, bytes=50_000_000), EXPECT)) == []


def test_every_check_holds_its_peace_about_a_good_film(measured: Measured) -> None:
    for check in CHECKS:
        assert list(check(measured, EXPECT)) == [], check.__name__
