"""Packs for tests: of scripts as they are written, without approval and mostly without pictures."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from tests.practice.kits import kit_of
from tests.practice.lessons import SCRIPT, UNIT, lesson_from
from vidgen.brand.profile import Profile
from vidgen.practice.lesson import Item, Lesson, lesson_of
from vidgen.practice.papers.pack import Pack, pack_of
from vidgen.preview import read, told
from vidgen.scenario.model import Unit
from vidgen.scenario.units import load_units

LIBRARY = Path(__file__).parents[3] / "scripts"
SHIPPED = tuple(sorted((LIBRARY / "tap-huan").glob("*.md")))
TWO_WAYS = """\
---
id: hai-cach-nop
kind: procedure
title: Đăng ký tạm trú
reviewed: 2026-11-01
legal: [Quy định về cư trú]
procedure:
  who: Người mới đến ở
  documents: [Giấy tờ về chỗ ở hợp pháp, Tờ khai CT01]
  steps: [Chuẩn bị giấy tờ, Nộp hồ sơ, Nhận kết quả]
  where: Nơi nộp hồ sơ của xã
  result: Cập nhật nơi tạm trú
  channels:
    - {name: Trực tuyến qua VNeID, time: 03 ngày làm việc, fee: "{{unit.le_phi_tam_tru}}"}
    - {name: Trực tiếp, time: Theo giấy hẹn, fee: Theo biên lai}
  form: Tờ khai CT01
  source: https://example.org/tam-tru
practice:
  minutes: 15
  questions:
    - ask: Hồ sơ nộp qua VNeID giải quyết trong bao lâu?
      options: [Một tháng, 03 ngày làm việc]
      answer: B
      reason: Thời hạn là 03 ngày làm việc.
---
"""


def pack(lesson: Lesson, folder: Path, *, draft: bool = False, profile: Profile = "normal") -> Pack:
    """The pack of a lesson, without pictures of its scenes."""
    made = pack_of(kit_of(lesson, folder, draft=draft))
    return replace(
        made,
        brand=made.brand.made_for(profile),
        approved=None if draft else dt.date(2026, 11, 20),
        stills=tuple,
    )


def own_pack(folder: Path, *, draft: bool = False, profile: Profile = "normal") -> Pack:
    """Of the lesson with every type of question."""
    return pack(lesson_from(SCRIPT, folder), folder, draft=draft, profile=profile)


def packs(folder: Path) -> list[Pack]:
    """Of every kind of lesson: the one of the tests, a procedure of two ways, those shipped for two units."""
    found = [own_pack(folder), pack(lesson_from(TWO_WAYS, folder), folder)]
    units = load_units(LIBRARY / "units.csv")[:2]
    return [*found, *(pack(shipped(path, unit), folder) for path in SHIPPED for unit in units)]


def shipped(path: Path, unit: Unit = UNIT) -> Lesson:
    return lesson_of(told(read(path)[0], unit), unit)


def many(lesson: Lesson, count: int) -> Lesson:
    """The lesson with its questions over and over, so many of them."""
    items: list[Item] = [
        replace(lesson.items[number % len(lesson.items)], number=number + 1) for number in range(count)
    ]
    return replace(lesson, items=tuple(items))
