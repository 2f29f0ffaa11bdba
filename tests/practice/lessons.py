"""A lesson with every type of question, for tests."""

from __future__ import annotations

from pathlib import Path

from tests.command_line import write
from vidgen.practice.lesson import Lesson, lesson_of
from vidgen.preview import read, told
from vidgen.scenario.model import Unit

UNIT = Unit(
    id="xa-vi-du",
    name="Công an xã Ví Dụ",
    region="bac",
    phone="0200 000 0000",
    hotline="0200 000 0001",
    qr_url="https://example.org/xa-vi-du",
    extra={"le_phi_tam_tru": "theo mức của tỉnh"},
)

SCENES = """\
## hook: Số lạ tự xưng **công an**?
Số lạ gọi đến. Khoan đã!

## call: Số lạ
KẺ GỌI: Bà đọc mã OTP cho tôi ngay.
BÀ SÁU: Để tôi hỏi công an đã.

## signs: 3 dấu hiệu lừa đảo
1. Tự xưng công an qua điện thoại
2. Giục chuyển tiền ngay
3. Hỏi mã OTP

## actions: Hãy làm ngay
- [x] Bình tĩnh tắt máy
- [ ] Không đọc mã OTP
- [x] Lỡ chuyển tiền, gọi ngay ngân hàng và 113

"""
"""What happens in it."""

SCRIPT = (
    """\
---
id: bai-hoc
kind: scam
title: Số lạ tự xưng công an
legal: [Điều 174 Bộ luật Hình sự]
cast:
  BÀ SÁU: {look: grandmother, voice: female}
  KẺ GỌI: {look: stranger, voice: male}
practice:
  level: cơ bản
  goals: [Nhận ra **cuộc gọi** giả danh]
  points: ["Hỏi: ai từng nhận cuộc gọi như vậy?"]
  questions:
    - after: Bà đọc mã OTP
      ask: "Bà Sáu nên làm gì: đọc hay **không đọc**?"
      options:
        - Đọc mã rồi báo công an
        - Tắt máy, không đọc mã
        - "Gọi {{unit.hotline}} rồi đọc"
      answer: B
      reason: Ai có mã OTP là lấy được tiền.
      legal: Điều 174 Bộ luật Hình sự
      seconds: 12
    - after: signs
      ask: Dấu hiệu nào cho biết là lừa đảo?
      type: several
      options: [Tự xưng công an, Giục làm ngay, Mời đến trụ sở, Hỏi mã OTP]
      answer: [A, B, D]
      reason: "Công an làm việc tại trụ sở. Lệ phí: {{unit.le_phi_tam_tru}}."
    - after: Bình tĩnh tắt máy
      ask: Nhận cuộc gọi lạ, làm theo thứ tự nào?
      type: order
      options: [Tắt máy, Hỏi người thân, "Báo {{unit.name}}", Kể cho hàng xóm]
      reason: Bình tĩnh trước rồi mới hỏi và báo.
      level: nâng cao
    - after: Lỡ chuyển tiền
      ask: "Công an hỏi mã OTP qua điện thoại là bình thường."
      type: true-false
      answer: sai
      reason: Không cơ quan nào hỏi mã OTP.
    - ask: Bà Sáu hỏi bạn có nên đọc mã không, bạn nói thế nào?
      type: say
      answer: "Dạ bà đừng đọc mã cho ai, bà gọi {{unit.name}}."
---

"""
    + SCENES
    + """\
## quiz: Ai được biết **mã OTP** của bạn?
- [ ] Cán bộ ngân hàng
- [x] Không ai cả

Đáp án đúng là **B**. Mã OTP chỉ để chính mình dùng.

## contact
Cần giúp đỡ, xin gọi {{unit.name}}.
"""
)


def lesson_from(text: str, folder: Path, unit: Unit | None = UNIT) -> Lesson:
    """The lesson of a script's text."""
    written, _warnings = read(write(folder / "bai-hoc.md", text))
    return lesson_of(told(written, unit), unit)
