from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from vidgen.errors import ScriptError
from vidgen.scenario.load import load
from vidgen.scenario.look_words import WORDS
from vidgen.scenario.model import Look
from vidgen.storyboard.scenes import grammar

SCRIPT = """---
id: thu
kind: qa
title: Hỏi đáp
field: an-ninh-mang
audience: internal
reviewed: 2026-11-01
expires: 2027-05-01
cast:
  NHÂN VẬT: {{look: {look}, voice: female}}
---

## dialogue: Trò chuyện
NHÂN VẬT: Xin chào.
"""


def read(folder: Path, look: str) -> str:
    path = folder / "thu.md"
    path.write_text(SCRIPT.format(look=look), encoding="utf-8")
    return load(path, grammar()).cast["NHÂN VẬT"].look


def test_every_look_has_a_vietnamese_word() -> None:
    assert set(WORDS) == set(get_args(Look))
    words = [word for words in WORDS.values() for word in words]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(("look", "word"), [(look, word) for look, words in WORDS.items() for word in words])
def test_a_look_is_named_in_vietnamese(tmp_path: Path, look: str, word: str) -> None:
    assert read(tmp_path, word) == look
    assert read(tmp_path, word.upper()) == look


@pytest.mark.parametrize(
    ("word", "voice"), [("nữ", "female"), ("Nam", "male"), ("giọng nữ", "female"), ("male", "male")]
)
def test_a_voice_is_named_in_vietnamese(tmp_path: Path, word: str, voice: str) -> None:
    path = tmp_path / "thu.md"
    text = re.sub(r"voice: \w+", f"voice: {word}", SCRIPT.format(look="bà"))
    path.write_text(text, encoding="utf-8")
    assert load(path, grammar()).cast["NHÂN VẬT"].voice == voice


def test_the_english_names_stay(tmp_path: Path) -> None:
    assert [read(tmp_path, look) for look in get_args(Look)] == list(get_args(Look))


def test_what_is_no_look_is_refused_and_told_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(ScriptError) as caught:
        read(tmp_path, "giám đốc")
    assert caught.value.findings[0].code == "VG-S023"
    assert "người lạ" in caught.value.findings[0].fix
