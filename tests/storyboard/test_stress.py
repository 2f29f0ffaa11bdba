"""Words that are hard to set: one alone, capitals, quotes, digits, English, seven items, long names."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from vidgen.brand.kit import Brand
from vidgen.brand.profile import MEASURES, Profile
from vidgen.film.compositor import still
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.model import Unit
from vidgen.storyboard import canvas
from vidgen.storyboard.scenes import grammar

HARD = {
    "Nhớ": ("Dừng", "Hỏi", "Báo", "Giữ"),
    "CẢNH BÁO KHẨN CẤP": ("TUYỆT ĐỐI KHÔNG ĐỌC MÃ OTP", "KHÔNG CHUYỂN TIỀN CHO NGƯỜI LẠ", "TẮT MÁY NGAY"),
    "“Công an” gọi: “Anh bị điều tra”?": (
        *("“Chú là công an đây”, “mã OTP đâu?”", "Nói “đừng kể với ai”", "Hứa “việc nhẹ, lương cao”"),
    ),
    "3 số 113, 156, 5656": (
        "Mất 1.250.000.000đ trong 30 phút, từ 9h15 đến 9h45 ngày 05/12/2026",
        "Gọi 113, 156 hoặc 5656",
        "Phạt theo khoản 4 Điều 174 BLHS, từ 500.000.000đ",
    ),
    "Deepfake, fake app": (
        "Deepfake video call qua Messenger, Telegram",
        "Link bit.ly hoặc file .apk ngoài Google Play",
        "Remote desktop TeamViewer, AnyDesk, UltraViewer",
    ),
    "7 dấu hiệu": (
        *("Tự xưng công an", "Gọi từ số lạ", "Gửi đường link", "Bắt cài ứng dụng", "Hỏi mã OTP"),
        *("Đòi chuyển tiền", "Dọa bắt giam"),
    ),
}
NAMES = (
    "Công an xã Nguyễn Việt Khái",
    "Ủy ban nhân dân phường Phan Rang - Tháp Chàm",
    "Trung tâm Phục vụ hành chính công phường Hoàng Văn Thụ",
)
PLAIN = {name: has for name, has in grammar().items() if has.media != "must" and name != "contact"}


def body(name: str, has: SceneGrammar, heading: str, texts: Sequence[str]) -> str:
    lines = [f"## {name}: {'Số lạ' if name in ('call', 'chat') else heading}"]  # there it is who calls
    if has.dialogue and not has.items[1]:
        lines += [f"{'BÀ SÁU' if at % 2 else 'KẺ GỌI'}: {text}." for at, text in enumerate(texts)]
    elif has.items[1]:
        lines += [f"- [{' ' if at % 2 else 'x'}] {text}" for at, text in enumerate(texts[: has.items[1]])]
        lines += ["\nĐáp án là A."] if name == "quiz" else []
    else:
        lines += [f"{texts[0]}."]
    return "\n".join(lines)


@pytest.mark.parametrize("heading", HARD)
@pytest.mark.parametrize("name", PLAIN)
def test_every_scene_takes_them(teller, name: str, heading: str) -> None:  # type: ignore[no-untyped-def]
    for kind in ("scam", "procedure"):
        told = teller.tell(body(name, PLAIN[name], heading, HARD[heading]), kind=kind)
        assert name in [shot.scene for shot in told.shots]


@pytest.mark.parametrize("profile", MEASURES)
@pytest.mark.parametrize("name", NAMES)
def test_the_longest_names_of_offices_stand_whole_for_all_viewers(  # type: ignore[no-untyped-def]
    teller, brand: Brand, unit: Unit, name: str, profile: Profile
) -> None:
    whose = unit.model_copy(update={"name": name})
    told = teller.tell(
        "## hook: Cần giúp đỡ?\n{{unit.name}} đây.\n\n## actions: Làm ngay\n- [x] Tắt máy\n"
        "- [x] Báo {{unit.name}} hoặc gọi 113\n\n## contact\n",
        unit=whose,
        brand=brand.made_for(profile),
    )
    assert len(told.shots) == 3
    for shot in told.shots:
        assert still(shot, shot.settled).size == (1080, 1920)
        cards = [layer.poses[-1] for layer in shot.layers if layer.name.startswith("card-")]
        assert all(pose.picture and pose.y + pose.picture.size[1] <= canvas.FLOOR + 10 for pose in cards)
