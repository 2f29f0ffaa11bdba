"""Finding a scene type by any of its names."""

from __future__ import annotations

from collections.abc import Mapping

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.names import bare, nearest, same


class Vocabulary:
    """The scene types and every name an author may write for each."""

    def __init__(self, scenes: Mapping[str, SceneGrammar]) -> None:
        self.scenes = scenes
        self._exact: dict[str, SceneGrammar] = {}
        self._bare: dict[str, SceneGrammar] = {}
        for grammar in scenes.values():
            for name in (grammar.name, *grammar.aliases):
                self._exact.setdefault(same(name), grammar)
                self._bare.setdefault(bare(name), grammar)

    def find(self, name: str) -> SceneGrammar | None:
        """The type of that name, in any case, with or without diacritics."""
        return self._exact.get(same(name)) or self._bare.get(bare(name))

    def refuse(self, name: str, line: int, found: Collector) -> None:
        """Report an unknown scene name and the nearest known one."""
        names = [name for grammar in self.scenes.values() for name in (grammar.name, *grammar.aliases)]
        near = nearest(name, names)
        listed = ", ".join(
            f"{grammar.name} ({grammar.aliases[0]})" if grammar.aliases else grammar.name
            for grammar in self.scenes.values()
        )
        fix = (
            _("Có phải “{near}” không?").format(near=near)
            if near
            else _("Viết một trong các cảnh: {listed}.").format(listed=listed)
        )
        found.error("VG-S030", _("Không có cảnh “{name}”.").format(name=name), fix, line=line)
