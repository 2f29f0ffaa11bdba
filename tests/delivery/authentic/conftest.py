from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.delivery.films import SIZE, flat, noise, write_film
from vidgen.approval.code import verification_code
from vidgen.approval.key import PrivateKey
from vidgen.approval.standing import Approved
from vidgen.delivery.authentic.marks import Marks

CONTENT = "c0" * 32
MARKS = Marks(
    script="khong-doc-ma-otp",
    unit="suoi-may",
    unit_name="Công an xã Suối Mây",
    title="Không đọc mã <OTP> & mật khẩu",
    version=CONTENT,
    statement="ab" * 32,
    by="người rà soát và người duyệt, lĩnh vực an-ninh-mang",
    approved=dt.date(2026, 11, 20),
    until=dt.date(2027, 5, 1),
    source="https://example.org/nguồn",
    ai_label="Nội dung có sử dụng AI",
    reviewed=dt.date(2026, 11, 1),
    expires=dt.date(2027, 5, 1),
    code=verification_code(CONTENT, "khong-doc-ma-otp", "suoi-may"),
    tool="vidgen 0.1.0",
)

Copy = Callable[[], Path]


@pytest.fixture(scope="session")
def tiny_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of twelve frames: small enough to change every byte of it."""
    frames = 12
    shown = [(flat(60 + 10 * at, SIZE), 4) for at in range(frames // 4)]
    return write_film(tmp_path_factory.mktemp("nhỏ") / "video.mp4", shown, noise(frames))


@pytest.fixture
def copy(good_film: Path, tmp_path: Path) -> Copy:
    """Makes a fresh copy of a good film."""

    def make() -> Path:
        folder = tmp_path / f"bản {len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        return Path(shutil.copy(good_film, folder / "video.mp4"))

    return make


@pytest.fixture(scope="session")
def unit_key() -> PrivateKey:
    return PrivateKey.new()


@pytest.fixture(autouse=True)
def no_certificate(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test signs with a certificate of the person who runs it."""
    monkeypatch.setenv("VIDGEN_CONFIG", str(tmp_path_factory.mktemp("no settings")))
    for name in ("VIDGEN_C2PA_CERT", "VIDGEN_C2PA_KEY", "VIDGEN_C2PA_CA"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def approved() -> Approved:
    """An approval by two people of a made-up office."""
    return Approved(
        statement="ab" * 32,
        content=CONTENT,
        reviewed_by="Người Rà Soát Mẫu",
        approved_by="Người Duyệt Mẫu",
        at=dt.datetime(2026, 11, 20, 3, 0, tzinfo=dt.UTC),
        until=dt.date(2027, 5, 1),
        sample=True,
    )
