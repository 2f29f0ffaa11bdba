"""A script to start from that shows how one scene type is written: its example, under a name of its own."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from vidgen.scenario.load import load
from vidgen.storyboard.examples import example_of
from vidgen.storyboard.scenes import grammar

_ID = re.compile(r"^id:.*$", re.MULTILINE)
_REVIEW = re.compile(r"^(reviewed|expires):.*$", re.MULTILINE)
_NOTES = {
    "reviewed": "reviewed:   # ngày rà soát nội dung, viết năm-tháng-ngày, ví dụ 2026-11-01",
    "expires": "expires:   # quá ngày này phải rà soát lại, ví dụ 2027-05-01",
}


def started(name: str, id: str) -> tuple[str, dict[str, bytes]] | None:
    """The text of a new script with that scene, and the pictures it shows by their paths beside it.

    When it was reviewed is left open: nobody has reviewed what will be written into it.

    Returns:
        None where the scene type came without an example.

    Raises:
        KeyError: there is no such scene type.
    """
    example = example_of(name)
    if example is None:
        return None
    text = unicodedata.normalize("NFC", example.read_text(encoding="utf-8"))
    text = _ID.sub(f"id: {id}", text, count=1)
    text = _REVIEW.sub(lambda found: _NOTES[found[1]], text)
    return text, {media: (example.parent / media).read_bytes() for media in _media(example)}


def _media(example: Path) -> list[str]:
    return [scene.media.path for scene in load(example, grammar()).scenes if scene.media]
