"""The master: the mix brought to the loudness platforms ask for, proven on what a player decodes."""

from __future__ import annotations

import math
from dataclasses import dataclass

from vidgen.film.aac import BIT_RATE, EncodedAudio, decode_aac, encode_aac
from vidgen.film.blocks import Whole
from vidgen.film.limiter import GainCurve, apply_gain, limiter_gain
from vidgen.film.loudness import Loudness, integrated, measure
from vidgen.film.silence import Silences
from vidgen.film.stretches import Stretch

TARGET_LUFS = -14.0
CEILING_DBTP = -1.0

_CLOSE_LU = 0.4  # nearer than a listener can tell; the platforms' own tolerance is 1 LU
_MOST_GAIN_DB = 30.0  # beyond that there is only hiss to be made louder
_HEADROOM_DB = (
    0.5  # AAC at 192 kb/s adds less than 0.1 dB to limited peaks of the draft voice; room for others
)
_LIMITED_SLOPE = 0.7  # LU won by 1 dB of gain where peaks are held down, measured on speech
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
    """
    aim, limit = target_lufs, ceiling_dbtp - _HEADROOM_DB
    gain_db = _missing(integrated(mix), aim, 0.0)
    for _attempt in range(_TRIES):
        gain_db, curve = _settled(mix, gain_db, limit, aim)
        audio = encode_aac(apply_gain(mix, curve), bit_rate)
        silences = Silences()
        heard = measure(silences.listen(decode_aac(audio)))
        off = _missing(heard.integrated_lufs, target_lufs, gain_db)
        over = heard.true_peak_dbtp - ceiling_dbtp
        if abs(off) <= _CLOSE_LU and over <= 0.0:
            break
        aim += off
        limit -= max(0.0, over + 0.1)
    return Master(audio, heard, silences.found, silences.samples)


def _settled(mix: Whole, gain_db: float, limit: float, aim: float) -> tuple[float, GainCurve]:
    """The gain that reaches the aim with the limiter at work, and its curve."""
    before: tuple[float, float] | None = None
    for _attempt in range(_TRIES):
        gain = 10.0 ** (gain_db / 20.0)
        curve = limiter_gain(mix, gain, limit)
        loudness = integrated(apply_gain(mix, curve))
        off = _missing(loudness, aim, gain_db)
        if abs(off) <= _CLOSE_LU / 2:
            break
        # Loudness won by a decibel of gain: less than one once the limiter holds peaks down.
        won = _LIMITED_SLOPE if curve.limits else 1.0
        if before is not None and abs(gain_db - before[0]) > 0.01:
            won = min(1.0, max(0.3, (loudness - before[1]) / (gain_db - before[0])))
        before = gain_db, loudness
        gain_db = min(gain_db + off / won, _MOST_GAIN_DB)
    return gain_db, curve


def _missing(loudness: float, aim: float, gain_db: float) -> float:
    """How much gain is missing; none where there is no loudness, and never more than the most in all."""
    return min(aim - loudness, _MOST_GAIN_DB - gain_db) if math.isfinite(loudness) else 0.0
