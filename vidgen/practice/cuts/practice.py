"""The practice film, with answers, and the film for live teaching, without."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from vidgen.aloud import cast_for, spoken
from vidgen.narration.store import SpeechStore
from vidgen.practice.cuts.film import write_film
from vidgen.practice.cuts.stops import Cut, Questions, with_stops
from vidgen.practice.products import LessonKit
from vidgen.storyboard.board import board
from vidgen.storyboard.bumpers import with_bumpers
from vidgen.storyboard.model import Storyboard

PRACTICE: Final = "video-luyen-tap.mp4"
TEACHING: Final = "video-giang-day.mp4"


def write_practice(kit: LessonKit) -> tuple[Path, ...]:
    """The public film that stops at each question, asks, waits, answers and goes on."""
    return write_film(kit, PRACTICE, stopped_film(kit, "practice"), title="Luyện tập")


def write_teaching(kit: LessonKit) -> tuple[Path, ...]:
    """The same without answers, for a trainer who has them from the class."""
    return write_film(kit, TEACHING, stopped_film(kit, "teaching"), title="Giảng dạy")


def stopped_film(kit: LessonKit, cut: Cut) -> Storyboard:
    """The storyboard of a film with stops.

    Raises:
        VidgenError: what keeps the script from being spoken or drawn.
    """
    scenario, brand, unit, store = kit.scenario, kit.brand, kit.unit, SpeechStore()
    casting = cast_for(scenario, brand, kit.settings, unit)
    narration, casting = spoken(scenario, brand, kit.settings, unit, casting, store)
    public = board(scenario, narration, brand, unit, kit.clearance)
    questions = Questions(kit, narration, casting, store)
    shots = with_stops(kit, public.shots, narration, questions, cut)
    return with_bumpers(Storyboard(shots), scenario, brand, kit.clearance)
