"""A lesson with questions of every kind, ready to be filmed by the embedded voice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vidgen.aloud import cast_for, spoken
from vidgen.brand.load import load_brand
from vidgen.brand.profile import Profile
from vidgen.brand.shipped import located
from vidgen.narration.narrate import Narration
from vidgen.narration.store import SpeechStore
from vidgen.practice.cuts.stops import Cut, Questions, with_stops
from vidgen.practice.kit import lesson_kit
from vidgen.practice.products import LessonKit
from vidgen.settings import Settings
from vidgen.storyboard.board import board
from vidgen.storyboard.examples import UNIT
from vidgen.storyboard.model import Shot

HEAD = """\
---
id: bai-hoc
kind: scam
title: Giả danh công an, ép cập nhật VNeID
reviewed: 2026-11-01
legal: [Điều 174 Bộ luật Hình sự]
cast:
  BÀ SÁU: {look: grandmother, voice: female}
  KẺ GỌI: {look: stranger, voice: male}
practice:
  questions:
"""

CHOICE = """\
    - after: VNeID của bà bị lỗi
      ask: Bà Sáu nên làm gì?
      options: [Đọc mã, Tắt máy, Hỏi tên]
      answer: B
      reason: Ai có mã OTP là lấy được tiền.
      legal: Điều 174 Bộ luật Hình sự
"""
TRUE_FALSE = """\
    - after: VNeID của bà bị lỗi
      ask: Công an gọi điện bắt cài ứng dụng là bình thường.
      type: true-false
      answer: sai
      reason: Không cơ quan nào làm vậy.
"""
LATER = """\
    - after: Có mất tiền không chú
      ask: Bà Sáu hỏi như vậy đã đủ chưa?
      type: true-false
      answer: sai
      reason: Phải tắt máy.
"""
SEVERAL = """\
    - after: Tự xưng công an
      ask: Dấu hiệu nào cho thấy là lừa đảo?
      type: several
      options: [Xưng công an, Mời ra trụ sở, Bắt cài ứng dụng]
      answer: [A, C]
      reason: Cơ quan nhà nước làm việc bằng giấy mời.
"""
ORDER = """\
    - after: signs
      ask: Khi lỡ bấm link, các bước xử lý là gì?
      type: order
      options: [Ngắt mạng, Gọi ngân hàng, Báo công an]
      reason: Ngắt mạng trước để kẻ gian không điều khiển được máy.
"""
SAY = """\
    - after: signs
      ask: Bạn nói gì với bà Sáu?
      type: say
      answer: Bà bình tĩnh, bà tắt máy đi.
      reason: Trấn an trước.
"""

STORY = """\
---

## hook: Bắt **cập nhật VNeID** ngay?
Khoan đã!

## call: Số lạ
KẺ GỌI: VNeID của bà bị lỗi. Bà bấm link tôi gửi.
BÀ SÁU: Có mất tiền không chú?
KẺ GỌI: Không mất gì đâu, bà làm ngay đi.

## signs: Dấu hiệu
1. Tự xưng công an
2. Gửi đường link lạ
"""
QUIZ = """
## quiz: Người gọi đòi mã OTP thì sao?
- [ ] Đọc mã
- [x] Tắt máy

Đáp án đúng là B. Mã OTP là chìa khóa của tài khoản.
"""


def script_of(*questions: str, story: str = STORY) -> str:
    """A script with these questions."""
    return HEAD + "".join(questions) + story


@dataclass(frozen=True, eq=False)
class Filmed:
    """The public film and the ways it is stopped."""

    kit: LessonKit
    narration: Narration
    public: tuple[Shot, ...]
    questions: Questions

    def cut(self, cut: Cut = "practice") -> tuple[Shot, ...]:
        return with_stops(self.kit, self.public, self.narration, self.questions, cut)


def kit_in(
    folder: Path,
    script: str,
    *,
    profile: Profile | None = None,
    brand: str | None = None,
    voice: str = "espeak",
) -> LessonKit:
    """What the films of a script are made from."""
    path = folder / "bai-hoc.md"
    path.write_text(script, encoding="utf-8")
    kit = load_brand(located(Path(brand)) if brand else None)
    settings = Settings(offline=True, voice=voice, profile=profile, threads=False)
    return lesson_kit(path, UNIT, kit, folder / "out", settings)[0]


def filmed(kit: LessonKit) -> Filmed:
    """The script spoken and drawn as its public film is."""
    store = SpeechStore()
    casting = cast_for(kit.scenario, kit.brand, kit.settings, kit.unit)
    narration, casting = spoken(kit.scenario, kit.brand, kit.settings, kit.unit, casting, store)
    public = board(kit.scenario, narration, kit.brand, kit.unit, kit.clearance).shots
    return Filmed(kit, narration, public, Questions(kit, narration, casting, store))
