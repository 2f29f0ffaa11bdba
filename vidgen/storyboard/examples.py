"""A script for each scene type, as small as it can be: what ``vidgen scenes`` shows, and tests film."""

from __future__ import annotations

import inspect
import re
import unicodedata
from pathlib import Path

from vidgen.scenario.model import Unit
from vidgen.storyboard.scene_type import SceneType
from vidgen.storyboard.scenes import scene_types

UNIT = Unit(
    id="suoi-may",
    name="Công an xã Suối Mây",
    parent="tỉnh Lào Cai",
    region="bac",
    address="Thôn 2, xã Suối Mây",
    phone="0214 000 0111",
    hotline="0214 000 0113",
    zalo="Công an xã Suối Mây",
    qr_url="https://example.org/suoi-may",
)
"""A commune that does not exist, for whom the examples are told."""

_HEADING = re.compile(r"^##\s*([^:\n]+)", re.MULTILINE)


def example_of(name: str) -> Path | None:
    """The example script of a scene type: ``<name>.md`` among the shipped ones, else beside its module.

    None where another package's type came without one.

    Raises:
        KeyError: there is no such scene type.
    """
    scene = scene_types()[name]
    for folder in (_shipped_folder(), Path(inspect.getfile(type(scene))).parent):
        if (folder / f"{name}.md").is_file():
            return folder / f"{name}.md"
    return None


def written(name: str) -> str:
    """The scene itself, as its example has it: from its heading line to before the next one's, or nothing.

    Raises:
        KeyError: there is no such scene type.
    """
    scene, path = scene_types()[name], example_of(name)
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8")) if path else ""
    heads = list(_HEADING.finditer(text))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        if _names(scene, head[1]):
            return text[head.start() : following.start() if following else len(text)].strip()
    return ""


def _names(scene: SceneType, word: str) -> bool:
    return word.strip().casefold() in (scene.grammar.name, *scene.grammar.aliases)


def _shipped_folder() -> Path:
    """Inside the package when installed, among the tests in a checkout: they film the very same files."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "examples"
    return installed if installed.is_dir() else package.parent / "tests" / "examples"
