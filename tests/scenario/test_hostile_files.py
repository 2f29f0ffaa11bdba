"""Files made to do harm: bombs, tags, depth, size, encodings. Each is refused at once, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from vidgen.errors import ScriptError
from vidgen.scenario.load import load
from vidgen.scenario.source import LARGEST_BYTES
from vidgen.storyboard.scenes import grammar

BODY = "\n## hook: Ai?\nNghe.\n"


def refused(folder: Path, name: str, data: str | bytes) -> list[tuple[str, int | None]]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(ScriptError) as caught:
        load(path, grammar())
    return [(finding.code, finding.line) for finding in caught.value.findings]


def head(*rows: str) -> str:
    return "\n".join(["---", "id: thu", "kind: scam", "title: Thử", *rows, "---"]) + BODY


def test_a_bomb_of_aliases_is_refused_and_never_grows(tmp_path: Path) -> None:
    rows = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    rows += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 12)]
    found = refused(tmp_path, "thu.md", head(*rows))
    assert ("VG-S015", 5) in found and ("VG-S015", 6) in found


@pytest.mark.parametrize(
    "row",
    [
        "post: !!python/object/apply:os.system ['echo']",
        "post: !!binary aGVsbG8=",
        "post: !lenh chay",
        "post: !!timestamp 2026-01-01",
        "legal: !!set {a, b}",
    ],
)
def test_no_tag_is_ever_followed(tmp_path: Path, row: str) -> None:
    assert ("VG-S015", 5) in refused(tmp_path, "thu.md", head(row))


def test_a_merge_key_merges_nothing(tmp_path: Path) -> None:
    assert refused(tmp_path, "thu.md", head("<<: {title: Khác}"))


@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_nesting_without_end_is_refused(tmp_path: Path, ending: str) -> None:
    deep = "[" * 20_000 + "]" * 20_000
    assert refused(tmp_path, f"thu.{ending}", f'{{"id": "thu", "post": {deep}}}')[0][0] == "VG-S016"


def test_nesting_in_markdown_is_told_and_ends(tmp_path: Path) -> None:
    assert refused(tmp_path, "thu.md", head() + "> " * 5000 + "a\n")
    assert refused(tmp_path, "thu.md", head() + "\n".join(" " * 2 * at + "- a" for at in range(400)) + "\n")


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "thu.md"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES * 4096)
    with pytest.raises(ScriptError) as caught:
        load(path, grammar())
    assert [finding.code for finding in caught.value.findings] == ["VG-S004"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (head().encode("utf-16"), "VG-S005"),
        (head().encode("utf-32"), "VG-S005"),
        (head().encode("utf-8").replace(b"Th", b"\xed\xa0\x80"), "VG-S006"),  # half a surrogate
        (head().encode("utf-8").replace(b"Th", b"\xc0\xaf"), "VG-S006"),  # an overlong slash
        (head().encode("utf-8").replace(b"Th", b"\xff"), "VG-S006"),
        (head().encode("utf-8").replace(b"Th", b"\0"), "VG-S008"),
        (b"PK\x03\x04" + b"\0" * 100, "VG-S010"),
    ],
)
def test_bytes_that_are_no_plain_text_are_refused(tmp_path: Path, data: bytes, code: str) -> None:
    assert [each[0] for each in refused(tmp_path, "thu.md", data)] == [code]


@pytest.mark.parametrize(
    "char",
    [
        "\u202e",
        "\u2066",
        "\u200e",
        "\u200f",
        "\u061c",
        "\u200c",
        "\u2063",
        "\u3164",
        "\u115f",
        "\U000e0041",
        "\x1b",
        "\x85",
    ],
)
def test_marks_that_turn_or_hide_words_are_refused_at_their_line(tmp_path: Path, char: str) -> None:
    assert refused(tmp_path, "thu.md", head() + f"Báo{char}công an.\n") == [("VG-S009", 8)]


def test_an_escape_in_yaml_or_json_brings_in_nothing_that_a_file_may_not_hold(tmp_path: Path) -> None:
    assert ("VG-S009", 5) in refused(tmp_path, "thu.md", head('post: "a\\u202eb"'))
    text = '{"id": "thu",\n"kind": "scam",\n"title": "a\\u200eb", "scenes": []}'
    assert ("VG-S009", 3) in refused(tmp_path, "thu.json", text)
