"""The master: the mix brought to the loudness platforms ask for, proven on what a player decodes."""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import astuple, dataclass

from vidgen.film.aac import BIT_RATE, EncodedAudio, decode_aac
from vidgen.film.blocks import Whole
from vidgen.film.levels import levels
from vidgen.film.loudness import Loudness, measure
from vidgen.film.sections import encode_sections, key_of, sections
from vidgen.film.silence import Silences
from vidgen.film.stretches import Stretch
from vidgen.store import BytesStore

TARGET_LUFS = -14.0
CEILING_DBTP = -1.0

_CLOSE_LU = 0.4  # nearer than a listener can tell; the platforms' own tolerance is 1 LU
_MOST_GAIN_DB = 30.0  # beyond that there is only hiss to be made louder
_HEADROOM_DB = (
    0.5  # AAC at 192 kb/s adds less than 0.1 dB to limited peaks of the draft voice; room for others
)
_TRIES = 4


@dataclass(frozen=True, slots=True)
class Master:
    """The finished sound of a film.

    Attributes:
        audio: AAC, ready to be written.
        loudness: measured on the decoded AAC.
        silent: stretches of silence in it, ``(start, end)`` in seconds.
        samples: how many it decodes to.
    """

    audio: EncodedAudio
    loudness: Loudness
    silent: tuple[Stretch, ...] = ()
    samples: int = 0


def master(
    mix: Whole,
    target_lufs: float = TARGET_LUFS,
    ceiling_dbtp: float = CEILING_DBTP,
    bit_rate: int = BIT_RATE,
    store: BytesStore | None = None,
) -> Master:
    """Bring a mix to a loudness under a ceiling and encode it.

    A fixed gain and a true-peak limiter, so that the balance of voice and music stays. What comes out of the
    encoder is decoded and measured; if it strays, gain and ceiling are mended, at most three times. Silence
    and sound too short to have a loudness are only kept under the ceiling. What was reached stands in
    `Master.loudness`. The mix is not changed.

    Arguments:
        mix: float32 at `SAMPLE_RATE`, shape ``(n, 2)``.
        target_lufs: integrated loudness to reach.
        ceiling_dbtp: highest true peak of the decoded sound.
        bit_rate: of the AAC track.
        store: of the kind ``sound``, where sections are looked up and kept; what comes out is the same.
    """
    parts = sections(mix)
    known = levels(mix, parts, store)
    aim, limit = target_lufs, ceiling_dbtp - _HEADROOM_DB
    tried: tuple[float, float] | None = None
    for _attempt in range(_TRIES):
        gain_db = known.gain_db(aim, limit, _MOST_GAIN_DB)
        if tried == (gain_db, limit):
            break
        tried = gain_db, limit
        finished = heard(encode_sections(mix, parts, gain_db, limit, bit_rate, store), store)
        off = _missing(finished.loudness.integrated_lufs, target_lufs, gain_db)
        over = finished.loudness.true_peak_dbtp - ceiling_dbtp
        if abs(off) <= _CLOSE_LU and over <= 0.0:
            break
        aim += off
        limit -= max(0.0, over + 0.1)
    return finished


def heard(audio: EncodedAudio, store: BytesStore | None = None) -> Master:
    """A track decoded and measured as a whole; of one that was heard before, what is known of it."""
    digest = hashlib.sha256(audio.extradata)
    for packet in audio.packets:
        digest.update(packet)
    key = key_of("heard", digest.hexdigest(), audio.samples)
    known = store.get(key) if store else None
    if known is not None:
        kept = json.loads(known)
        silent = tuple((start, end) for start, end in kept["silent"])
        return Master(audio, Loudness(*kept["loudness"]), silent, kept["samples"])
    silences = Silences()
    loudness = measure(silences.listen(decode_aac(audio)))
    finished = Master(audio, loudness, silences.found, silences.samples)
    if store:
        about = {"loudness": astuple(loudness), "silent": finished.silent, "samples": finished.samples}
        store.keep(key, json.dumps(about).encode("ascii"))
    return finished


def _missing(loudness: float, aim: float, gain_db: float) -> float:
    """How much gain is missing; none where there is no loudness, and never more than the most in all."""
    return min(aim - loudness, _MOST_GAIN_DB - gain_db) if math.isfinite(loudness) else 0.0
