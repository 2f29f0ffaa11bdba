"""The registry of scene types: canonical name → ``module:Class``, imported when first used.

Other packages add theirs through the entry point group ``vidgen.scenes``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from vidgen.scenario.grammar import SceneGrammar
from vidgen.storyboard.scene_type import SceneType

SCENES: dict[str, str] = {
    "hook": "vidgen.storyboard.scenes.hook:Hook",
    "call": "vidgen.storyboard.scenes.call:Call",
    "chat": "vidgen.storyboard.scenes.chat:Chat",
    "dialogue": "vidgen.storyboard.scenes.dialogue:Dialogue",
    "signs": "vidgen.storyboard.scenes.signs:Signs",
    "actions": "vidgen.storyboard.scenes.actions:Actions",
    "steps": "vidgen.storyboard.scenes.steps:Steps",
    "checklist": "vidgen.storyboard.scenes.checklist:Checklist",
    "facts": "vidgen.storyboard.scenes.facts:Facts",
    "quote": "vidgen.storyboard.scenes.quote:Quote",
    "compare": "vidgen.storyboard.scenes.compare:Compare",
    "timeline": "vidgen.storyboard.scenes.timeline:Timeline",
    "announcement": "vidgen.storyboard.scenes.announcement:Announcement",
    "screen": "vidgen.storyboard.scenes.screen:Screen",
    "quiz": "vidgen.storyboard.scenes.quiz:Quiz",
    "question": "vidgen.storyboard.scenes.question:Question",
    "law": "vidgen.storyboard.scenes.law:Law",
    "photo": "vidgen.storyboard.scenes.photo:Photo",
    "clip": "vidgen.storyboard.scenes.clip:Clip",
    "contact": "vidgen.storyboard.scenes.contact:Contact",
}


@cache
def scene_types() -> dict[str, SceneType]:
    """Every scene type by its canonical name: the shipped ones, then those of other packages."""
    found: dict[str, SceneType] = {}
    for name, place in SCENES.items():
        module, _, attribute = place.partition(":")
        found[name] = getattr(import_module(module), attribute)()
    for point in entry_points(group="vidgen.scenes"):
        found.setdefault(point.name, point.load()())
    return found


def grammar() -> dict[str, SceneGrammar]:
    """What the loader needs: the grammar of every scene type by canonical name."""
    return {name: scene.grammar for name, scene in scene_types().items()}
