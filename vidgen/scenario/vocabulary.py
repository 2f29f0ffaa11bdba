"""Finding a scene type by any of its names."""

from __future__ import annotations

from collections.abc import Mapping

from vidgen.messages import _
from vidgen.scenario.collector import Collector
from vidgen.scenario.draft import SceneDraft
from vidgen.scenario.grammar import SceneGrammar
from vidgen.scenario.names import bare, nearest, same

_NEAR = 0.8
_MOST_WORDS = 4


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

    def refuse(self, draft: SceneDraft, found: Collector) -> None:
        """Report an unknown scene name, with what to write: its colon, the nearest name, or one of all."""
        names = [name for grammar in self.scenes.values() for name in (grammar.name, *grammar.aliases)]
        if parted := self._without_colon(draft.name):
            fix = _("Thiếu dấu hai chấm. Viết: ## {heading}").format(heading=": ".join(parted))
        elif near := nearest(draft.name, names, cutoff=_NEAR):
            fix = _("Có phải “{near}” không?").format(near=near)
        else:
            fix = _("Viết một trong các cảnh: {listed}.").format(
                listed=", ".join((*grammar.aliases, grammar.name)[0] for grammar in self.scenes.values())
            )
        found.error("VG-S030", _("Không có cảnh “{name}”.").format(name=draft.name), fix, line=draft.line)

    def _without_colon(self, name: str) -> tuple[str, str] | None:
        """The scene name that a heading begins with and the rest, where the colon was left out."""
        words = name.split()
        for count in range(min(len(words) - 1, _MOST_WORDS), 1, -1):
            if self.find(" ".join(words[:count])):
                return " ".join(words[:count]), " ".join(words[count:])
        return None
