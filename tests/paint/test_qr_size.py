"""The room for a code is known before the code is made, and never wrong."""

from __future__ import annotations

import pytest
import segno

from vidgen.paint.qr_size import least_version, modules


def made(text: str) -> segno.QRCode:
    return segno.make(text, error="m", micro=False)


@pytest.mark.parametrize("version", range(1, 41))
def test_each_version_holds_as_much_as_is_said(version: int) -> None:
    full = next(length for length in range(2331, 0, -1) if least_version("a" * length) == version)
    for length in (full, full + 1):
        if length <= 2331:
            code = segno.make("a" * length, error="m", micro=False, mask=0)
            assert least_version("a" * length) == code.version
            assert modules(least_version("a" * length)) == len(code.matrix)


@pytest.mark.parametrize(
    "text",
    [
        "https://a.vn",
        "https://dichvucong.example.org/thu-tuc/dang-ky-tam-tru?don-vi=suoi-may&kenh=video",
        "HTTPS://EXAMPLE.ORG/SUOI-MAY",
        "0123456789",
        "https://example.org/đăng-ký",
        "https://example.org/é",
        "点茗",
        "点茗a",
        "~" * 40,
    ],
)
def test_whatever_a_text_is_made_of(text: str) -> None:
    assert least_version(text) == made(text).version
    assert modules(least_version(text)) == len(made(text).matrix)


def test_what_no_code_holds_is_refused() -> None:
    for text in ("a" * 2332, "đ" * 2000):
        with pytest.raises(ValueError):
            least_version(text)
