"""What it costs to speak a script with the embedded voice, and to speak it again.

Run in a process of its own, so that loading the voice counts: ``python -m tests.bench.speaking STORE``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.measure import ROOT, UNIT
from vidgen.aloud import cast_for, spoken
from vidgen.brand.load import load_brand
from vidgen.narration.narrate import SAMPLE_RATE
from vidgen.narration.store import SpeechStore
from vidgen.preview import prepare
from vidgen.scenario.units import choose, load_units
from vidgen.settings import Settings

SCRIPT = ROOT / "scripts/lua-dao/gia-danh-cong-an-vneid.md"


def processor_seconds(store: Path) -> float:
    """Processor seconds of the narrate stage for each minute of speech."""
    unit = choose(load_units(ROOT / "scripts/units.csv"), (UNIT,))[0]
    settings = Settings(voice="espeak", offline=True)
    scenario, _warnings = prepare(SCRIPT, unit)
    brand = load_brand().made_for(scenario.profile)
    begun = time.process_time()
    casting = cast_for(scenario, brand, settings, unit)
    narration, _casting = spoken(scenario, brand, settings, unit, casting, SpeechStore(store))
    took = time.process_time() - begun
    samples = sum(len(utterance.samples) for scene in narration.scenes for utterance in scene)
    return took * 60 * SAMPLE_RATE / samples


def cold_and_again(folder: Path) -> tuple[float, float]:
    """For each minute of speech: with an empty store, the best of three; and from the store that is left."""
    runs = [(_run(folder / f"speech {number}"), _run(folder / f"speech {number}")) for number in range(3)]
    return min(cold for cold, _again in runs), min(again for _cold, again in runs)


def _run(store: Path) -> float:
    command = [sys.executable, "-m", "tests.bench.speaking", str(store)]
    environment = {**os.environ, "VIDGEN_CACHE": str(store.parent / "espeak data"), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return float(json.loads(done.stdout))


if __name__ == "__main__":
    print(json.dumps(processor_seconds(Path(sys.argv[1]))))
