"""A film spoken by an engine that knows no word times: its captions still light with the sound.

The engine's voice is espeak's, played higher and sent through an mp3, and its times are thrown away. What is
measured is measured on the finished film: where sound begins after each pause, and when the next word lights.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

import vidgen
from tests.approval_support import trusted_office
from tests.bench.known_times import as_mp3
from tests.command_line import UNITS, own_cache, write  # noqa: F401  (fixture)
from tests.test_end_to_end import BRAND, Kit, lightings, silences, speech  # noqa: F401  (fixtures)
from vidgen.brand.load import load_brand
from vidgen.narration.role import RoleVoice
from vidgen.narration.sound import transposed
from vidgen.narration.speech import Speech
from vidgen.scenario.units import load_units
from vidgen.storyboard.model import FPS

SCRIPT = """\
---
id: khong-moc-gio
kind: scam
title: Không đọc mã OTP
reviewed: 2026-11-01
cast:
  BÀ SÁU: {look: grandmother, voice: female}
  KẺ GỌI: {look: stranger, voice: male}
---

## hook: Ai hỏi **mã OTP**?
{{unit.name}} nhắc bà con. Đừng đọc mã.

## call: Số lạ
KẺ GỌI: Công an đây, đọc mã OTP cho tôi.
BÀ SÁU: Tôi không đọc. Để tôi hỏi lại xã.
"""


@pytest.fixture(scope="session")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The kit of a film whose engine tells no times; `lightings` and `speech` measure this one here."""
    plain = RoleVoice.speak

    def without_times(self: RoleVoice, text: str, rate: float) -> Speech:
        return replace(as_mp3(transposed(plain(self, text, rate), 1.5)), words=None)

    desk = tmp_path_factory.mktemp("Không mốc giờ")
    script = write(desk / "a.md", SCRIPT)
    unit = load_units(write(desk / "units.csv", UNITS))[0]
    brand = write(desk / "nhận diện" / "brand.yaml", BRAND).parent
    settings = tmp_path_factory.mktemp("cài đặt")
    with trusted_office(settings) as office, pytest.MonkeyPatch.context() as patch:
        office.approve(script, load_brand(brand))
        patch.setenv("VIDGEN_CACHE", str(desk / "cache"))  # what is kept here has other times than espeak's
        patch.setattr(RoleVoice, "speak", without_times)
        product = vidgen.render(script, unit, out=desk / "out", brand=brand)
    return Kit(product.folder)


def test_each_word_after_a_pause_lights_within_80_ms_of_its_sound(
    lightings: list[int],  # noqa: F811
    speech: NDArray[np.float32],  # noqa: F811
) -> None:
    pauses = silences(speech)
    assert len(pauses) >= 5
    for quiet, heard in pauses:
        lit = next(frame / FPS for frame in lightings if frame / FPS > quiet)
        assert abs(lit - heard) <= 0.080, f"heard at {heard:.3f} s, lit at {lit:.3f} s"
