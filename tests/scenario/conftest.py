"""What the tests of the scenario layer share: the scene vocabulary, and writing and loading small scripts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from vidgen.errors import Finding, ScriptError
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.load import load_with_warnings
from vidgen.scenario.model import Scenario, Unit

SCENES = {
    grammar.name: grammar
    for grammar in (
        SceneGrammar("hook", ("mở đầu",)),
        SceneGrammar("call", ("cuộc gọi",), dialogue=True),
        SceneGrammar("chat", ("tin nhắn",), dialogue=True),
        SceneGrammar("dialogue", ("đối thoại", "hội thoại"), dialogue=True),
        SceneGrammar("signs", ("dấu hiệu",), items=(2, 7)),
        SceneGrammar("actions", ("việc cần làm", "hãy làm"), items=(1, 7)),
        SceneGrammar("steps", ("các bước", "bước"), items=(1, 7)),
        SceneGrammar("checklist", ("hồ sơ", "giấy tờ"), items=(1, 7)),
        SceneGrammar("facts", ("cần biết", "thông tin"), items=(1, 7)),
        SceneGrammar("law", ("căn cứ", "quy định"), items=(0, 5)),
        SceneGrammar("photo", ("hình ảnh", "ảnh"), media="must"),
        SceneGrammar("contact", ("liên hệ",), may_be_empty=True),
    )
}

HEAD = """---
id: thu
kind: scam
title: Cảnh giác
legal: [Điều 174 Bộ luật Hình sự]
cast:
  BÀ SÁU: {look: grandmother, voice: female}
---
"""
HEAD_LINES = HEAD.count("\n")
SPOKEN = "## call\nBÀ SÁU: Alô.\n"

SAMPLE = """---
id: gia-danh-cong-an-vneid
kind: scam                      # scam | procedure | qa | announcement | practice
title: Giả danh công an, ép cập nhật VNeID
field: an-ninh-mang
audience: public                # public | internal
reviewed: 2026-11-01            # last legal review
expires: 2027-05-01             # past this day it no longer renders as final
legal: [Điều 174 Bộ luật Hình sự]
cast:
  BÀ SÁU: {look: grandmother, voice: female}
  KẺ GỌI: {look: stranger, voice: male}
---

## hook: “Công an” gọi, bắt **cập nhật VNeID** ngay?
Công an gọi điện, bắt cập nhật VNeID ngay? Khoan đã!

## call: Số lạ
KẺ GỌI: VNeID của bà bị lỗi. Bà bấm vào đường link tôi vừa gửi để cài ứng dụng.
BÀ SÁU: Có mất tiền không chú?

## signs: 3 dấu hiệu lừa đảo
1. Tự xưng công an qua điện thoại
2. Gửi đường link lạ, bắt cài ứng dụng

## actions: Hãy làm ngay
- [x] Tắt máy, báo {{unit.name}}
- [ ] Không đọc mã OTP cho bất kỳ ai

## contact
"""

Load = Callable[..., Scenario]
Findings = Callable[..., list[Finding]]


@pytest.fixture
def load_text(tmp_path: Path) -> Load:
    """Load a text as a file."""

    def one(text: str, name: str = "thu.md") -> Scenario:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        return load_with_warnings(path, SCENES)[0]

    return one


@pytest.fixture
def findings(tmp_path: Path) -> Findings:
    """All findings of a text: those of the error it raises, or the warnings."""

    def one(text: str | bytes, name: str = "thu.md") -> list[Finding]:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        try:
            return list(load_with_warnings(path, SCENES)[1])
        except ScriptError as error:
            return list(error.findings)

    return one


def marks(found: list[Finding]) -> list[tuple[str, int | None]]:
    """Code and line of each finding."""
    return [(finding.code, finding.line) for finding in found]


UNIT = Unit(
    id="xa-vi-du",
    name="Công an xã Ví Dụ",
    parent="Công an tỉnh Ví Dụ",
    region="bac",
    address="Thôn 1",
    phone="0200 000 0000",
    hotline="0200 000 0001",
    qr_url="https://example.org/xa-vi-du",
    extra={"le_phi_tam_tru": "theo mức của tỉnh"},
)
