"""People read Vietnamese, or English under an English locale; what is in the video stays Vietnamese."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.catalogues import (
    CLICK_IN_VIETNAMESE,
    ENGLISH,
    SOURCES,
    compiled,
    messages_in,
    pairs,
    read,
    untranslated,
)
from tests.command_line import environment, script, vidgen
from tests.conftest import Storyteller
from vidgen.delivery.post import post_text
from vidgen.delivery.sheet import storyboard_stills
from vidgen.messages import N_, _, language

ALL = pytest.mark.parametrize("po", SOURCES, ids=lambda po: po.name)

EVERY_KIND_OF_TEXT = """
## hook: Ai hỏi **mã OTP**?
{{unit.name}} nhắc bà con.

## call: Số lạ
KẺ GỌI: Tôi là cán bộ, đọc mã cho tôi.

## signs: Dấu hiệu
1. Tự xưng cán bộ
2. Giục làm ngay

## steps: Việc cần làm
1. Tắt máy — không gọi lại
2. Báo công an xã

## contact: Cần hỗ trợ
Gọi cho {{unit.name}}.
"""


def under(**wanted: str) -> dict[str, str]:
    """An environment with no other word on the language than `wanted`; an empty variable counts as none."""
    silent = dict.fromkeys(("VIDGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"), "")
    return environment(**{**silent, **wanted})


def fields(message: str) -> set[str]:
    """The names of what is filled in: ``{name}`` but not ``{{name}}``, and ``%(name)s``."""
    return set(re.findall(r"(?<!\{)(?:\{\{)*\{(\w+)", message)) | set(re.findall(r"%\((\w+)\)", message))


def braces(message: str) -> tuple[int, int, int, int]:
    return message.count("{{"), message.count("}}"), message.count("{"), message.count("}")


@ALL
def test_every_message_is_translated(po: Path) -> None:
    assert untranslated(po) == []


@ALL
def test_no_translation_is_a_guess(po: Path) -> None:
    assert [message.id for message in read(po) if message.id and message.fuzzy] == []


@ALL
def test_the_compiled_catalogue_is_that_of_the_code(po: Path) -> None:
    assert po.with_suffix(".mo").read_bytes() == compiled(po), "run: make messages"


@ALL
def test_a_catalogue_names_no_person_day_or_place_in_files(po: Path) -> None:
    header, *_messages = po.read_text(encoding="utf-8").split("\n\n")
    names = [line.split(":")[0].strip('"') for line in header.splitlines()[2:]]
    assert names == ["Language", "Plural-Forms", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"]
    assert "\n#" not in "\n" + po.read_text(encoding="utf-8")


def test_english_holds_the_messages_of_the_code_and_no_others() -> None:
    assert {ids[0] for ids, _texts in pairs(read(ENGLISH))} == set(messages_in(SOURCES[ENGLISH]))


def test_english_fills_in_the_same_values() -> None:
    assert [ids[0] for ids, (text,) in pairs(read(ENGLISH)) if fields(ids[0]) != fields(text)] == []


def test_braces_that_are_shown_stay() -> None:
    assert [ids[0] for ids, (text,) in pairs(read(ENGLISH)) if braces(ids[0]) != braces(text)] == []


def test_vietnamese_of_click_asks_for_nothing_click_does_not_give() -> None:
    for ids, texts in pairs(read(CLICK_IN_VIETNAMESE)):
        given = fields(" ".join(ids))
        assert [text for text in texts if not fields(text) <= given] == []


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, "vi"),
        ({"LANG": "C.UTF-8"}, "vi"),
        ({"LANG": "vi_VN.UTF-8"}, "vi"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "vi_VN.UTF-8"}, "en"),
        ({"VIDGEN_LANG": "vi", "LC_ALL": "en_US.UTF-8"}, "vi"),
        ({"VIDGEN_LANG": "en", "LANG": "vi_VN.UTF-8"}, "en"),
    ],
)
def test_the_language_is_the_screens_unless_one_is_asked_for(
    variables: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    for name in ("VIDGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language() == expected


def test_a_marked_word_is_translated_where_it_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    word = N_("dựng hình")
    assert word == "dựng hình"
    monkeypatch.setenv("VIDGEN_LANG", "en")
    assert _(word) == "picture"


@pytest.mark.parametrize(
    ("variables", "error", "place"),
    [
        ({"VIDGEN_LANG": "en"}, "error VG-S030: There is no scene “zzz”.", "Write one of the scenes"),
        (
            {"LANG": "en_US.UTF-8"},
            "error VG-S030: There is no scene “zzz”.",
            "Write one of the scenes",
        ),
        ({"LANG": "C.UTF-8"}, "lỗi VG-S030: Không có cảnh “zzz”.", "Viết một trong các cảnh"),
        (
            {"VIDGEN_LANG": "vi", "LANG": "en_US.UTF-8"},
            "lỗi VG-S030: Không có cảnh “zzz”.",
            "Viết một trong các cảnh",
        ),
    ],
    ids=["VIDGEN_LANG=en", "LANG=en_US", "LANG=C", "VIDGEN_LANG=vi over LANG=en_US"],
)
def test_an_error_is_told_in_the_language_of_the_screen(
    variables: dict[str, str], error: str, place: str, tmp_path: Path
) -> None:
    told = vidgen("check", script(tmp_path, "\n## zzz: Loa phường\nBà con chú ý.\n"), env=under(**variables))
    assert told.returncode == 1
    assert error in told.stdout
    assert place in told.stdout


@pytest.mark.parametrize(
    ("arguments", "vietnamese", "english"),
    [
        (
            ["--help"],
            ["Cách dùng:", "Tùy chọn:", "Lệnh:", "In hướng dẫn này"],
            ["Usage:", "Options:", "Show this"],
        ),
        (["--version"], ["vidgen, phiên bản"], ["vidgen, version"]),
        (["render", "--help"], ["[mặc định: out]", "Nơi ghi kết quả."], ["[default: out]", "Where to write"]),
        (["render"], ["Lỗi: Thiếu tham số", "Xem hướng dẫn: vidgen render"], ["Error: Missing argument"]),
        (["render", "--nhanh", "."], ["Không có tùy chọn --nhanh."], ["No such option: --nhanh"]),
        (["check", "khong-co.md"], ["không có 'khong-co.md'."], ["Path 'khong-co.md' does not exist."]),
        (["dung"], ["Không có lệnh 'dung'."], ["No such command 'dung'."]),
        (["render", "-j", "99", "."], ["99 nằm ngoài khoảng"], ["99 is not in the range"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_command_line_speaks_one_language(
    arguments: list[str], vietnamese: list[str], english: list[str], tmp_path: Path
) -> None:
    for variables, wanted, other in (
        ({"LANG": "C.UTF-8"}, vietnamese, english),
        ({"LANG": "en_US.UTF-8"}, english, vietnamese),
    ):
        told = vidgen(*arguments, cwd=tmp_path, env=under(**variables))
        shown = " ".join((told.stdout + told.stderr).split())
        assert all(words in shown for words in wanted), shown
        assert not any(words in shown for words in other), shown


def test_what_the_public_sees_is_vietnamese_under_an_english_locale(
    teller: Storyteller, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    for lang in ("vi", "en"):
        monkeypatch.setenv("VIDGEN_LANG", lang)
        told = teller.tell(EVERY_KIND_OF_TEXT)
        pictures = [still.tobytes() for still in storyboard_stills(told.storyboard)]
        captions = [caption.text for shot in told.shots for caption in shot.captions]
        post = post_text(told.scenario, teller.unit, teller.brand.hashtags, teller.brand.ai_label)
        seen.append((pictures, captions, post))
    assert seen[0] == seen[1]
